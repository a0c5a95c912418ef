/* schedule.h - which component runs: fixed priorities, first come first served within one, with a
 * time slice when several of one priority are ready. The priority is that of the context that a
 * component is on (context.h).
 *
 * Invariant while a component runs: nothing ready has a higher priority than core.context; and if
 * anything of the same priority is ready, the end of the slice is set. A component that a send made
 * ready is not queued but kept as the hand-off: when the sender waits next, it goes on with one
 * compare, without any queue. While no slice is set the hand-off is barred, so that the first to
 * become ready sets one.
 *
 * All with interrupts off. */
#ifndef KERNEL_SCHEDULE_H
#define KERNEL_SCHEDULE_H

#include <check.h>
#include <stdbool.h>
#include <stdint.h>

#include "kernel/budget.h"
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/others.h"
#include "kernel/machine.h"
#include "kernel/run_queue.h"

// clang-format off
/*@ // in no list, not the hand-off, waiting for nothing: it can be made ready
    predicate schedule_is_out{L}(integer c) =
      0 <= c < COMPONENTS_MAX && c != core.current && kernel_idle(c) && component_waits[c] == 0 &&
      !(core.kept != 0 && core.handoff == c);
*/
#define SCHEDULE_TABLES READY_LINKS, READY_GHOSTS, core.kept, SCHEDULE_TIMES
#define SCHEDULE_TIMES  core.slice_end, core.barred, machine_time, machine_alarm_at
/* What an interrupt changes of who runs: whoever is chosen. */
#define SCHEDULE_MOVES                                                                             \
    core.current, core.context, core.charged_until, core.budget_end,                               \
    component_context[0 .. KERNEL], component_waits[0 .. KERNEL], component_on[0 .. KERNEL]
#define BUDGET_ALL_CHARGED budget_table[0 .. BUDGETS_MAX - 1]
/* What a context is charged when the processor changes from or to it. */
#define SCHEDULE_CHARGES(to)                                                                       \
    core.context, core.charged_until, core.budget_end, machine_time, machine_alarm_at,             \
    BUDGET_CHARGED(budget_number[core.context]), BUDGET_CHARGED(budget_number[to])
/* Another runs now, and this one again when it is chosen. */
#define SCHEDULE_SWITCHES                                                                          \
    assigns KERNEL_TABLES; KERNEL_INVARIANT(ensures) KERNEL_STAYS(core.current)                    \
    ensures alone: core.kept == 0;
// clang-format on

/*@ terminates \true; exits \false;
    assigns core.current, core.context, core.barred, component_above[KERNEL], component_on[KERNEL],
        READY_LINKS, READY_GHOSTS, timer_count, TIMER_GHOSTS;
    READY_INVARIANT(ensures)
    TIMER_INVARIANT(ensures)
    ensures idle: core.current == KERNEL && core.context == KERNEL && component_on[KERNEL] ==
   KERNEL; ensures barred: core.barred == 1; ensures behind: component_above[KERNEL] == UINT64_MAX;
    ensures none: \forall integer t; 0 <= t < TIMERS ==> !timer_is_set(t);
*/
void schedule_boot(void);

/* Make a component ready that was not. The running one keeps running: call schedule_yield before
 * interrupts go on again. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    requires out: schedule_is_out(component);
    terminates \true; exits \false; assigns SCHEDULE_TABLES;
    SCHEDULE_INVARIANT(ensures, core.current)
    TIME_INVARIANT(ensures)
    ensures ready: ready_list[component] == component_priority[component_on[component]] ||
        budget_table[budget_number[component_on[component]]].spent;
    ensures others: ready_others{Pre,Post}(component);
    ensures kept: core.kept == \old(core.kept);
    ensures later: machine_time >= \old(machine_time);
*/
void schedule_ready(uint32_t component);

/* Let a ready component of higher priority run first, if there is one. */
/*@ KERNEL_INVARIANT(requires)
    terminates \true; exits \false; assigns KERNEL_TABLES;
    KERNEL_INVARIANT(ensures)
    KERNEL_STAYS(core.current)
*/
void schedule_yield(void);

/* The component to run when the current one cannot. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    terminates \true; exits \false; assigns SCHEDULE_TABLES;
    SCHEDULE_INVARIANT(ensures, \result)
    TIME_INVARIANT(ensures)
    ensures some: \result <= KERNEL;
    ensures alone: core.kept == 0;
    ensures ready: \result < COMPONENTS_MAX ==> component_waits[\result] == 0 &&
        \result != core.current;
    ensures most: \forall integer c; ready_in(c) && \result < COMPONENTS_MAX ==> ready_list[c] <=
        component_priority[component_on[\result]];
    ensures none: \result == KERNEL ==> \forall integer c; !ready_in(c);
    ensures later: machine_time >= \old(machine_time);
*/
uint32_t schedule_choose(void);

/* The running component never comes back to this point; its context is set already. */
/*@ KERNEL_INVARIANT(requires)
    terminates \true; exits \true; assigns KERNEL_TABLES;
    ensures never: \false;
*/
_Noreturn void schedule_leave(void);

/* The alarm rang: is the slice of the running component over? */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    requires now: now <= BUDGET_LONG;
    terminates \true; exits \false; assigns SCHEDULE_TABLES;
    SCHEDULE_INVARIANT(ensures, core.current)
    TIME_INVARIANT(ensures)
    ensures runs: \result ==> core.current != KERNEL;
    ensures over: \result ==> \old(core.slice_end) != 0 && \old(core.slice_end) <= now;
    ensures equals: \result ==> core.kept == 0 && core.slice_end == now + 4000000 &&
        \exists integer c; ready_in(c) && ready_list[c] == component_priority[core.context];
*/
bool schedule_slice(uint64_t now);

/* Why the running component has to give way, beside that something more urgent is ready. */
enum schedule_end {
    SCHEDULE_GOES_ON,
    SCHEDULE_SLICE_OVER, /* its equals come first                          */
    SCHEDULE_SPENT       /* its context has no time left: it is not ready  */
};

/* From an interrupt: the running component was stopped at `context`; which one goes on? */
/*@ KERNEL_INVARIANT(requires)
    requires over: end == SCHEDULE_SLICE_OVER ==> core.current != KERNEL;
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, SCHEDULE_MOVES, BUDGET_ALL_CHARGED;
    KERNEL_INVARIANT(ensures)
    ensures stays: \result.context == context && \result.value == \null &&
            core.current == \old(core.current) ||
        \result.context == component_context[core.current] &&
            \result.value == component_result[core.current] &&
            component_context[\old(core.current)] == context;
*/
struct machine_next schedule_interrupted(uint64_t context, enum schedule_end end);

/* The same; the interrupt has woken this component, which is not ready yet. */
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
struct machine_next schedule_woken(uint64_t context, uint32_t woken);

/* This component, whatever it is doing, is on another context from now on. */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    requires component: component <= KERNEL && context <= KERNEL;
    requires made: component < COMPONENTS_MAX ==> ready_list[component] != READY_UNMADE;
    requires busy: component != core.current ==> component < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns SCHEDULE_TABLES, SCHEDULE_CHARGES(context), component_on[component];
    SCHEDULE_INVARIANT(ensures, core.current)
    TIME_INVARIANT(ensures)
    ensures running: component == core.current ==> core.context == context &&
        component_on[component] == \old(component_on[component]);
    ensures another: component != core.current ==> component_on[component] == context &&
        core.context == \old(core.context);
    ensures later: machine_time >= \old(machine_time);
*/
void schedule_put_on(uint32_t component, uint32_t context);

/* Something has become ready while nothing was: set the end of the slice. */
/*@ TIMER_INVARIANT(requires)
    requires charged: kernel_charged;
    terminates \true; exits \false; assigns SCHEDULE_TIMES;
    ensures rings: timer_rings;
    ensures charged: kernel_charged;
    ensures allowed: core.barred == 0;
    ensures later: machine_time >= \old(machine_time);
*/
void schedule_slice_start(void);

/* The running component is sending, on this context, to one that waits: keep that one as the
 * hand-off, ready but in no queue, and tell it what has come when it goes on. There is none, and
 * there may be one. False if this one is more urgent. */
/*@ requires component: component < COMPONENTS_MAX && context <= KERNEL;
    requires contexts: kernel_contexts;
    terminates \true; exits \false;
    assigns core.handoff, core.kept, component_result[component];
    ensures keeps: \result <==> component_priority[component_on[component]] <=
        component_priority[context];
    ensures kept: \result ==> core.handoff == component && core.kept == CORE_KEEPS &&
        component_result[component] == value;
    ensures refused: !\result ==> core.handoff == \old(core.handoff) &&
        core.kept == \old(core.kept) &&
        component_result[component] == \old(component_result[component]);
*/
static inline bool schedule_keep(uint64_t context, uint32_t component, void *value)
{
    if (component_priority[component_on[component]] > component_priority[context])
        return false;
    core.handoff = component;
    core.kept = CORE_KEEPS;
    component_result[component] = value;
    return true;
}

/* The same, whether there is one or not. */
/*@ requires component: component < COMPONENTS_MAX && core.context <= KERNEL;
    requires contexts: kernel_contexts;
    terminates \true; exits \false;
    assigns core.handoff, core.kept, component_result[component];
    ensures keeps: \result <==> \old(core.kept) == 0 && core.barred == 0 &&
        component_priority[component_on[component]] <= component_priority[core.context];
    ensures kept: \result ==> core.handoff == component && core.kept == CORE_KEEPS &&
        component_result[component] == value;
    ensures refused: !\result ==> core.handoff == \old(core.handoff) &&
        core.kept == \old(core.kept) &&
        component_result[component] == \old(component_result[component]);
*/
static inline bool schedule_offer(uint32_t component, void *value)
{
    return core.kept == 0 && core.barred == 0 && schedule_keep(core.context, component, value);
}

/* Has anything in a queue a higher priority than this context? */
/*@ requires context: context < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> (ready_map & component_above[context]) != 0;
*/
static inline bool schedule_is_behind(uint32_t context)
{
    return (ready_map & component_above[context]) != 0;
}

/* Run `next` now, on the same context, and tell it what has come; the running one, `previous`,
 * comes back when it is chosen, and gets what it was told. */
/*@ requires previous: previous == core.current && next <= KERNEL;
    requires alone: core.kept == 0;
    KERNEL_WHILE(requires, next)
    requires untimed: kernel_untimed(next);
    terminates \true; exits \false; SCHEDULE_SWITCHES
*/
static inline void *schedule_switch(uint64_t previous, uint32_t next, void *value)
{
    recorder_switch(next);
    core.current = next;
    check_tables(next);
    return machine_switch(previous, next, value);
}

/* The processor goes on on this context. */
/*@ TIME_INVARIANT(requires)
    requires context: context <= KERNEL && core.context <= KERNEL;
    terminates \true; exits \false; assigns SCHEDULE_CHARGES(context);
    TIME_INVARIANT(ensures)
    ensures context: core.context == context;
    ensures later: machine_time >= \old(machine_time);
*/
static inline void schedule_context(uint32_t context)
{
    if (core.budgets != 0)
        budget_switch(context);
    core.context = context;
}

/* The same on the context that `next` is on. */
/*@ requires next: next <= KERNEL && core.kept == 0;
    KERNEL_WHILE(requires, next)
    requires untimed: kernel_untimed(next);
    terminates \true; exits \false; SCHEDULE_SWITCHES
*/
static inline void *schedule_go(uint32_t next)
{
    schedule_context(component_on[next]);
    component_on[next] = next;
    return schedule_switch(core.current, next, component_result[next]);
}

/* The one to run when the running component cannot go on: the hand-off, if nothing goes before it.
 */
/*@ SCHEDULE_INVARIANT(requires, core.current)
    TIME_INVARIANT(requires)
    terminates \true; exits \false; assigns SCHEDULE_TABLES;
    SCHEDULE_INVARIANT(ensures, \result)
    TIME_INVARIANT(ensures)
    ensures some: \result <= KERNEL;
    ensures alone: core.kept == 0;
    ensures ready: \result < COMPONENTS_MAX ==> component_waits[\result] == 0 &&
        \result != core.current;
    ensures later: machine_time >= \old(machine_time);
*/
static inline uint32_t schedule_next(void)
{
    uint32_t next = core.handoff;

    if (core.kept != 0 && !schedule_is_behind(component_on[next]))
        core.kept = 0;
    else
        next = schedule_choose();
    return next;
}

/* The running component cannot go on: run another. Returns when it is chosen again. */
/*@ KERNEL_WHILE(requires, core.current)
    terminates \true; exits \false; SCHEDULE_SWITCHES
*/
static inline void *schedule_block(void)
{
    return schedule_go(schedule_next());
}

#endif
