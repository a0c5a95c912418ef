/* restart.c - policies of restart; restart.h has the idea. */
#include "kernel/restart.h"

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/timer.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sharedheap/table.h"

#define PAUSE_CYCLES      1000000u /* at least, from start to restart: a crash loop is no flood */
#define COMPONENTS_A_STEP 64u

struct record {
    uint64_t begin; /* cycles: of the time in which restarts are counted */
    uint32_t count; /* restarts since then                               */
    uint32_t row;   /* restarts, none of which held long                 */
};

TABLE static struct record record_of[COMPONENTS_MAX];
TABLE static bool held[COMPONENTS_MAX]; /* by the end of its supervisor: stays down */
static bool over;

static bool has_pause(const struct restart_rules *rules)
{
    return rules != NULL && rules->pause_first != 0;
}

const struct rows restart_rows[] = {ROWS(record_of), ROWS(held), ROWS_END};

static uint64_t cycles_of(uint64_t nanoseconds)
{
    machine_clock_ready();
    return machine_cycles_at(nanoseconds) - machine_cycles_at(0);
}

/* Is one more within the limit? */
static bool count(struct record *record, const struct restart_rules *rules)
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

enum restart_verdict restart_judge(uint32_t component)
{
    if (component_is_copy(component))
        return RESTART_STAYS;
    const struct component_table *table = component_table(component);
    uint32_t reason = component_reason[component];

    if (restart_is_held(component) || table->restart == RESTART_POLICY_NEVER ||
        (table->restart == RESTART_POLICY_ON_FAULT &&
         (reason == deed_reason_exit || reason == deed_reason_stopped)))
        return RESTART_STAYS;
    return count(&record_of[component], table->rules) ? RESTART_AGAIN : RESTART_GIVES_UP;
}

bool restart_pause(uint32_t component)
{
    const struct restart_rules *rules = component_table(component)->rules;
    struct record *record = &record_of[component];
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
    record_of[component] = (struct record){0, 0, 0};
    held[component] = false;
}

static bool is_child(uint32_t component, uint32_t supervisor)
{
    return component_table(component)->supervisor == supervisor + 1;
}

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
        held[c] = true;
        component_wanted[c] = false;
        if (component_life[c] == LIFE_UP)
            component_break(c, deed_reason_stopped, 0);
        schedule_yield();
    }
}

/* Does it start with its supervisor, which is up? */
static bool follows(uint32_t component)
{
    uint32_t supervisor = component_table(component)->supervisor;

    return held[component] && supervisor != 0 && component_life[supervisor - 1] == LIFE_UP &&
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
            held[c] = false;
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
    return over || held[component];
}

void restart_no_more(void)
{
    over = true;
}

bool restart_is_over(void)
{
    return over;
}
