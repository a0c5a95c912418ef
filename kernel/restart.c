/* restart.c - policies of restart; restart.h has the idea. */
#include "kernel/restart.h"

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/timer.h"
#include "kernel/wait.h"
#include "sharedheap/table.h"

#define PAUSE_CYCLES      1000000u /* at least, from start to restart: a crash loop is no flood */
#define COMPONENTS_A_STEP 64u

TABLE struct restart_record restart_record[COMPONENTS_MAX];
TABLE bool restart_held[COMPONENTS_MAX];
bool restart_over;

/*@ requires rules: rules == \null || \valid_read(rules);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> rules != \null && rules->pause_first != 0;
*/
static bool has_pause(const struct restart_rules *rules)
{
    return rules != NULL && rules->pause_first != 0;
}

static uint64_t cycles_of(uint64_t nanoseconds)
{
    machine_clock_ready();
    return machine_cycles_at(nanoseconds) - machine_cycles_at(0);
}

/* Is one more within the limit? */
static bool count(struct restart_record *record, const struct restart_rules *rules)
{
    uint64_t now;

    if (rules == NULL || rules->most == 0)
        return true;
    now = machine_cycles();
    if (record->count == 0 || now - record->begin >= cycles_of(rules->within)) {
        record->begin = now;
        record->count = 0;
    }
    if (record->count == rules->most)
        return false;
    record->count++;
    return true;
}

/* Does it stay down, however often it started? */
/*@ requires component: component_listed(component);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component >= deed_component_total || restart_over ||
        restart_held[component] || restart_policy_stays(component);
*/
static bool stays(uint32_t component)
{
    uint32_t policy = component_table(component)->restart, reason = component_reason[component];

    return component_is_copy(component) || restart_is_held(component) ||
           policy == RESTART_POLICY_NEVER ||
           (policy == RESTART_POLICY_ON_FAULT &&
            (reason == deed_reason_exit || reason == deed_reason_stopped));
}

enum restart_verdict restart_judge(uint32_t component)
{
    if (stays(component))
        return RESTART_STAYS;
    return count(&restart_record[component], component_table(component)->rules) ? RESTART_AGAIN
                                                                                : RESTART_GIVES_UP;
}

bool restart_pause(uint32_t component)
{
    const struct restart_rules *rules = component_table(component)->rules;
    struct restart_record *record = &restart_record[component];
    uint64_t now = machine_cycles(), begin = component_started[component] + PAUSE_CYCLES;

    if (has_pause(rules)) {
        uint64_t longest = cycles_of(rules->pause_longest), wait = cycles_of(rules->pause_first);
        if (now - component_started[component] >= longest)
            record->row = 0;
        for (uint32_t i = 0; i < record->row && wait < longest; i++)
            wait *= 2;
        record->row++;
        begin = now + (wait < longest ? wait : longest);
    }
    if (machine_cycles() >= begin)
        return true;
    component_wanted[component] |= has_pause(rules);
    timer_set(component, begin);
    wait_as(WAIT_TIME | WAIT_TIMED); /* on its own context: it has no clients any more */
    return !has_pause(rules) || component_wanted[component];
}

void restart_forget(uint32_t component)
{
    restart_record[component] = (struct restart_record){0, 0, 0};
    restart_held[component] = false;
}

/*@ requires component: component_listed(component);
    requires supervisor: supervisor < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> restart_child(component, supervisor);
*/
static bool is_child(uint32_t component, uint32_t supervisor)
{
    return component_table(component)->supervisor == supervisor + 1;
}

/*@ requires rules: restart_rules_there(supervisor);
    terminates \true; exits \false; assigns \nothing;
    ensures policy: \result == restart_children(supervisor);
*/
static enum children_policy children_of(uint32_t supervisor)
{
    const struct restart_rules *rules = component_table(supervisor)->rules;

    return rules == NULL ? CHILDREN_POLICY_STAY : rules->children;
}

void restart_stop_children(uint32_t component)
{
    if (component_is_copy(component) || children_of(component) == CHILDREN_POLICY_STAY)
        return;
    for (uint32_t c = 0; c < deed_component_total; c++) {
        if (c % COMPONENTS_A_STEP == 0)
            machine_breathe();
        if (!is_child(c, component) || component_life[c] == LIFE_DOWN)
            continue;
        restart_held[c] = true;
        component_wanted[c] = false;
        if (component_life[c] == LIFE_UP)
            component_break(c, deed_reason_stopped, 0);
        schedule_yield();
    }
}

/* Does it start with its supervisor, which is up? */
/*@ requires component: component_listed(component);
    requires supervisor: component_row(component)->supervisor == 0 ||
        restart_rules_there(component_row(component)->supervisor - 1);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> \let supervisor = component_row(component)->supervisor - 1;
        restart_held[component] && supervisor >= 0 && component_life[supervisor] == LIFE_UP &&
        restart_children(supervisor) == CHILDREN_POLICY_RESTART;
*/
static bool follows(uint32_t component)
{
    uint32_t supervisor = component_table(component)->supervisor;

    return restart_held[component] && supervisor != 0 &&
           component_life[supervisor - 1] == LIFE_UP &&
           children_of(supervisor - 1) == CHILDREN_POLICY_RESTART;
}

/* Those may have children in turn, so it looks until nobody follows. */
void restart_start_children(uint32_t component)
{
    bool more = children_of(component) == CHILDREN_POLICY_RESTART;

    while (more) {
        more = false;
        for (uint32_t c = 0; c < deed_component_total; c++) {
            if (!follows(c))
                continue;
            restart_held[c] = false;
            more = true;
            if (component_life[c] == LIFE_DOWN)
                component_begin(c);
            else
                component_wanted[c] = true;
        }
    }
}

bool restart_is_held(uint32_t component)
{
    return restart_over || restart_held[component];
}

void restart_no_more(void)
{
    restart_over = true;
}

bool restart_is_over(void)
{
    return restart_over;
}
