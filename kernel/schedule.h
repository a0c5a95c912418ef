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

#include <stdbool.h>
#include <stdint.h>

#include "kernel/budget.h"
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/run_queue.h"

void schedule_boot(void);

/* Make a component ready that was not. The running one keeps running: call schedule_yield before
 * interrupts go on again. */
void schedule_ready(uint32_t component);

/* Let a ready component of higher priority run first, if there is one. */
void schedule_yield(void);

/* The component to run when the current one cannot. */
uint32_t schedule_choose(void);

/* The running component never comes back to this point; its context is set already. */
_Noreturn void schedule_leave(void);

/* The alarm rang: is the slice of the running component over? */
bool schedule_slice(uint64_t now);

/* Why the running component has to give way, beside that something more urgent is ready. */
enum schedule_end {
    SCHEDULE_GOES_ON,
    SCHEDULE_SLICE_OVER, /* its equals come first                          */
    SCHEDULE_SPENT       /* its context has no time left: it is not ready  */
};

/* From an interrupt: the running component was stopped at `context`; which one goes on? */
struct machine_next schedule_interrupted(uint64_t context, enum schedule_end end);

/* The same; the interrupt has woken this component, which is not ready yet. */
struct machine_next schedule_woken(uint64_t context, uint32_t woken);

/* This component, whatever it is doing, is on another context from now on. */
void schedule_put_on(uint32_t component, uint32_t context);

/* Something has become ready while nothing was: set the end of the slice. */
void schedule_slice_start(void);

/* The running component is sending, on this context, to one that waits: keep that one as the
 * hand-off, ready but in no queue, and tell it what has come when it goes on. There is none, and
 * there may be one. False if this one is more urgent. */
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
static inline bool schedule_offer(uint32_t component, void *value)
{
    return core.kept == 0 && core.barred == 0 && schedule_keep(core.context, component, value);
}

/* Has anything in a queue a higher priority than this context? */
static inline bool schedule_is_behind(uint32_t context)
{
    return (ready_map & component_above[context]) != 0;
}

/* Run `next` now, on the same context, and tell it what has come; the running one, `previous`,
 * comes back when it is chosen, and gets what it was told. */
static inline void *schedule_switch(uint64_t previous, uint32_t next, void *value)
{
    recorder_switch(next);
    core.current = next;
    return machine_switch(previous, next, value);
}

/* The processor goes on on this context. */
static inline void schedule_context(uint32_t context)
{
    if (core.budgets != 0)
        budget_switch(context);
    core.context = context;
}

/* The same on the context that `next` is on. */
static inline void *schedule_go(uint32_t next)
{
    schedule_context(component_on[next]);
    component_on[next] = next;
    return schedule_switch(core.current, next, component_result[next]);
}

/* The running component cannot go on: run another. Returns when it is chosen again. */
static inline void *schedule_block(void)
{
    uint32_t next = core.handoff;

    if (core.kept != 0 && !schedule_is_behind(component_on[next]))
        core.kept = 0;
    else
        next = schedule_choose();
    return schedule_go(next);
}

#endif
