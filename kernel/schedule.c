/* schedule.c - ready queues and switches; schedule.h has the idea. */
#include "kernel/schedule.h"

#include "kernel/timer.h"
#include "kernel/wait.h"

#define SLICE_CYCLES 4000000u /* one to four milliseconds */

struct core core;

void schedule_boot(void)
{
    core.current = KERNEL;
    core.context = KERNEL;
    core.barred = 1;
    component_above[KERNEL] = UINT64_MAX;
    component_on[KERNEL] = KERNEL;
    run_queue_boot();
    timer_queue_boot();
}

/*@ requires component: component < OWNERS_MAX && component_on[component] < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures priority: \result == component_priority[component_on[component]];
*/
static uint32_t priority_of(uint32_t component)
{
    return component_priority[component_on[component]];
}

/* It is in no list, and not the hand-off, or just was; who runs may be so, too. */
/*@ READY_INVARIANT(requires)
    requires contexts: kernel_contexts;
    requires placed: kernel_placed;
    requires out: component < COMPONENTS_MAX && kernel_idle(component);
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[component], ready_key[component], ready_end;
    READY_INVARIANT(ensures)
    ensures placed: kernel_placed;
    ensures in: ready_list[component] == component_priority[component_on[component]];
    ensures others: ready_others{Pre,Post}(component);
*/
static void push_back(uint32_t component)
{
    //@ ghost run_queue_lasts();
    run_queue_push_back(component, priority_of(component));
}

/* There is no hand-off from now on: it is in its list. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS, core.kept;
    SCHEDULE_INVARIANT(ensures, core.current)
    ensures alone: core.kept == 0;
    ensures in: \old(core.kept) != 0 ==> ready_in(core.handoff);
    ensures others: \forall integer c; 0 <= c < COMPONENTS_MAX &&
        !(\old(core.kept) != 0 && c == core.handoff) ==> ready_list[c] == \old(ready_list[c]);
*/
static void spill(void)
{
    if (core.kept == 0)
        return;
    push_back(core.handoff);
    core.kept = 0;
}

/* The next of the most urgent that are ready. If it leaves others behind, they get their slices. */
/*@ SCHEDULE_INVARIANT(requires, KERNEL)
    TIME_INVARIANT(requires)
    requires alone: core.kept == 0;
    terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS, SCHEDULE_TIMES;
    SCHEDULE_INVARIANT(ensures, \result)
    TIME_INVARIANT(ensures)
    ensures some: \result <= KERNEL;
    ensures ready: \result < COMPONENTS_MAX ==> ready_in{Pre}(\result);
    ensures most: \forall integer c; ready_in(c) && \result < COMPONENTS_MAX ==> ready_list[c] <=
        component_priority[component_on[\result]];
    ensures none: \result == KERNEL ==> \forall integer c; !ready_in(c);
    ensures later: machine_time >= \old(machine_time);
*/
static uint32_t highest(void)
{
    uint32_t p, component;

    /*@ assert marked: \forall integer c; ready_in(c) ==>
            ready_beside(READY_HEAD(ready_list[c]), c) && ready_bit(ready_map, ready_list[c]); */
    if (ready_map == 0)
        return KERNEL;
    p = run_queue_highest();
    component = run_queue_take(p);
    if (core.slice_end == 0 && run_queue_is_ready(p))
        schedule_slice_start();
    return component;
}

uint32_t schedule_choose(void)
{
    spill();
    return highest();
}

void schedule_slice_start(void)
{
    core.slice_end = machine_cycles() + SLICE_CYCLES;
    core.barred = 0;
    timer_alarm();
}

void schedule_ready(uint32_t component)
{
    if (budget_is_spent(component_on[component]))
        return;
    push_back(component);
    if (core.slice_end == 0)
        schedule_slice_start();
}

/* It is neither in a list nor the hand-off. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    requires component: component < COMPONENTS_MAX && component != core.current;
    requires made: ready_list[component] != READY_UNMADE;
    terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS, core.kept;
    SCHEDULE_INVARIANT(ensures, core.current)
    ensures out: kernel_idle(component) && !(core.kept != 0 && core.handoff == component);
*/
static void withdraw(uint32_t component)
{
    if (core.handoff == component)
        spill();
    if (run_queue_has(component))
        run_queue_remove(component, priority_of(component));
}

void schedule_put_on(uint32_t component, uint32_t context)
{
    if (component == core.current) {
        schedule_context(context);
        return;
    }
    withdraw(component);
    component_on[component] = context;
    if (component_life[component] != LIFE_DOWN && component_waits[component] == WAIT_NOTHING)
        schedule_ready(component);
}

/* The running component gives way but stays ready, first of its priority. There is no hand-off. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    requires alone: core.kept == 0;
    terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS, component_waits[core.current], component_on[core.current];
    SCHEDULE_INVARIANT(ensures, KERNEL)
    ensures quiet: core.current < COMPONENTS_MAX ==> component_waits[core.current] == 0;
    ensures idle: core.current == KERNEL ==> component_waits[KERNEL] ==
   \old(component_waits[KERNEL])
        && component_on[KERNEL] == \old(component_on[KERNEL]);
    ensures others: ready_others{Pre,Post}(core.current);
*/
static inline void stand_aside(void)
{
    if (core.current == KERNEL)
        return;
    component_waits[core.current] = WAIT_NOTHING;
    component_on[core.current] = core.context;
    //@ ghost run_queue_lasts();
    run_queue_push_front(core.current, priority_of(core.current));
}

/*@ SCHEDULE_INVARIANT(requires, core.current)
    terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS, core.kept, component_waits[core.current],
        component_on[core.current];
    SCHEDULE_INVARIANT(ensures, KERNEL)
    ensures alone: core.kept == 0;
    ensures quiet: core.current < COMPONENTS_MAX ==> component_waits[core.current] == 0;
    ensures idle: core.current == KERNEL ==>
        component_waits[KERNEL] == \old(component_waits[KERNEL]);
*/
static void step_aside(void)
{
    spill();
    stand_aside();
}

/* The one to run when the running component gives way to something that is ready. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, component_waits[core.current], component_on[core.current];
    SCHEDULE_INVARIANT(ensures, \result)
    TIME_INVARIANT(ensures)
    ensures some: \result <= KERNEL;
    ensures alone: core.kept == 0;
    ensures quiet: core.current < COMPONENTS_MAX ==> component_waits[core.current] == 0;
    ensures idle: core.current == KERNEL ==>
        component_waits[KERNEL] == \old(component_waits[KERNEL]);
    ensures ready: \result < COMPONENTS_MAX ==> component_waits[\result] == 0;
    ensures later: machine_time >= \old(machine_time);
*/
static uint32_t instead(void)
{
    step_aside();
    return highest();
}

/*@ KERNEL_INVARIANT(requires)
    terminates \true; exits \false; assigns KERNEL_TABLES;
    KERNEL_INVARIANT(ensures)
    KERNEL_STAYS(core.current)
*/
static inline void give_way(void)
{
    schedule_go(instead());
}

NOINLINE void schedule_yield(void)
{
    if (schedule_is_behind(core.context))
        give_way();
}

_Noreturn void schedule_leave(void)
{
    uint32_t next = schedule_choose();

    component_waits[core.current] = WAIT_NOTHING;
    schedule_context(component_on[next]);
    component_on[next] = next;
    recorder_switch(next);
    core.current = next;
    machine_resume(component_context[next], component_result[next]);
}

/* Nobody waits for the end of a slice. */
/*@ terminates \true; exits \false; assigns core.slice_end, core.barred;
    ensures none: core.slice_end == 0 && core.barred == 1;
*/
static void slice_none(void)
{
    core.slice_end = 0;
    core.barred = 1;
}

bool schedule_slice(uint64_t now)
{
    if (core.slice_end == 0 || now < core.slice_end)
        return false;
    spill();
    core.slice_end = now + SLICE_CYCLES;
    if (core.current != KERNEL && run_queue_is_ready(component_priority[core.context]))
        return true;
    slice_none();
    return false;
}

/* The running component was interrupted at `context`, and is ready or not; this one goes on. */
/*@ requires next: next <= KERNEL && core.current <= KERNEL;
    requires contexts: kernel_contexts;
    terminates \true; exits \false;
    assigns core.current, component_context[core.current], component_on[next];
    ensures contexts: kernel_contexts;
    ensures runs: core.current == next && component_on[next] == next;
    ensures left: component_context[\old(core.current)] == context;
    ensures there: \result.context == component_context[next] &&
        \result.value == component_result[next];
*/
static inline struct machine_next go_instead(uint64_t context, uint32_t next)
{
    component_context[core.current] = context;
    component_on[next] = next;
    recorder_switch(next);
    core.current = next;
    return (struct machine_next){component_context[next], component_result[next]};
}

/* The one to run when the time of the running component is over: the slice, and it is ready behind
 * its equals; or that of its context, and it is not ready. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    requires ready: ready ==> core.current != KERNEL;
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, component_waits[core.current], component_on[core.current];
    SCHEDULE_INVARIANT(ensures, \result)
    TIME_INVARIANT(ensures)
    ensures some: \result <= KERNEL;
    ensures alone: core.kept == 0;
    ensures quiet: component_waits[core.current] == 0;
    ensures ready: \result < COMPONENTS_MAX ==> component_waits[\result] == 0;
    ensures later: machine_time >= \old(machine_time);
*/
static uint32_t instead_at_end(bool ready)
{
    spill();
    component_waits[core.current] = WAIT_NOTHING;
    component_on[core.current] = core.context;
    if (ready)
        push_back(core.current);
    return highest();
}

/* The running component was interrupted at `context`, and `next` goes on, on what it is on. */
/*@ requires next: next <= KERNEL && core.kept == 0;
    KERNEL_WHILE(requires, next)
    requires untimed: kernel_untimed(next);
    terminates \true; exits \false;
    assigns SCHEDULE_TIMES, SCHEDULE_MOVES, BUDGET_ALL_CHARGED;
    KERNEL_INVARIANT(ensures)
    ensures there: \result.context == component_context[core.current] &&
        \result.value == component_result[core.current];
    ensures left: component_context[\old(core.current)] == context;
*/
static inline struct machine_next go_charged(uint64_t context, uint32_t next)
{
    /*@ assert budgets: budget_number[core.context] < BUDGETS_MAX &&
            budget_number[component_on[next]] < BUDGETS_MAX; */
    schedule_context(component_on[next]);
    return go_instead(context, next);
}

NOINLINE struct machine_next schedule_interrupted(uint64_t context, enum schedule_end end)
{
    if (end != SCHEDULE_GOES_ON)
        return go_charged(context, instead_at_end(end == SCHEDULE_SLICE_OVER));
    if (!schedule_is_behind(core.context))
        return (struct machine_next){context, NULL};
    return go_charged(context, instead());
}

/*@ KERNEL_INVARIANT(requires)
    requires out: schedule_is_out(woken);
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, SCHEDULE_MOVES, BUDGET_ALL_CHARGED;
    KERNEL_INVARIANT(ensures)
    ensures stays: \result.context == context && \result.value == \null &&
            core.current == \old(core.current) ||
        \result.context == component_context[core.current] &&
            \result.value == component_result[core.current] &&
            component_context[\old(core.current)] == context;
*/
static NOINLINE struct machine_next woken_long(uint64_t context, uint32_t woken)
{
    schedule_ready(woken);
    return schedule_interrupted(context, SCHEDULE_GOES_ON);
}

/* The same of one that goes before whatever is ready. */
/*@ KERNEL_INVARIANT(requires)
    requires alone: core.kept == 0;
    requires out: schedule_is_out(woken);
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, SCHEDULE_MOVES;
    KERNEL_INVARIANT(ensures)
    ensures woken: core.current == woken && core.context == \old(component_on[woken]);
    ensures there: \result.context == component_context[woken] &&
        \result.value == component_result[woken];
    ensures left: component_context[\old(core.current)] == context;
*/
static inline struct machine_next go_first(uint64_t context, uint32_t woken)
{
    stand_aside();
    core.context = component_on[woken];
    return go_instead(context, woken);
}

/* Nothing that is ready is more urgent than what runs. So what is more urgent than that comes
 * first, without any queue, and has no equal with whom it would share the time. */
NOINLINE struct machine_next schedule_woken(uint64_t context, uint32_t woken)
{
    uint32_t on = component_on[woken];

    if (core.kept != 0 || core.budgets != 0 ||
        (component_above[core.context] >> component_priority[on] & 1) == 0)
        return woken_long(context, woken);
    return go_first(context, woken);
}
