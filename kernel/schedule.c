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

static uint32_t priority_of(uint32_t component)
{
    return component_priority[component_on[component]];
}

static void push_back(uint32_t component)
{
    run_queue_push_back(component, priority_of(component));
}

static void spill(void)
{
    if (core.kept == 0)
        return;
    push_back(core.handoff);
    core.kept = 0;
}

/* The next of the most urgent that are ready. If it leaves others behind, they get their slices. */
static uint32_t highest(void)
{
    uint32_t p, component;

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

void schedule_put_on(uint32_t component, uint32_t context)
{
    if (component == core.current) {
        schedule_context(context);
        return;
    }
    if (core.handoff == component)
        spill();
    if (run_queue_has(component))
        run_queue_remove(component, priority_of(component));
    component_on[component] = context;
    if (component_life[component] != LIFE_DOWN && component_waits[component] == WAIT_NOTHING)
        schedule_ready(component);
}

/* The running component gives way but stays ready, first of its priority. There is no hand-off. */
static inline void stand_aside(void)
{
    if (core.current == KERNEL)
        return;
    component_waits[core.current] = WAIT_NOTHING;
    component_on[core.current] = core.context;
    run_queue_push_front(core.current, priority_of(core.current));
}

static void step_aside(void)
{
    spill();
    stand_aside();
}

void schedule_yield(void)
{
    if (!schedule_is_behind(core.context))
        return;
    step_aside();
    schedule_go(highest());
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
static inline struct machine_next go_instead(uint64_t context, uint32_t next)
{
    component_context[core.current] = context;
    component_on[next] = next;
    recorder_switch(next);
    core.current = next;
    return (struct machine_next){component_context[next], component_result[next]};
}

struct machine_next schedule_interrupted(uint64_t context, enum schedule_end end)
{
    uint32_t next;

    if (end == SCHEDULE_GOES_ON && !schedule_is_behind(core.context))
        return (struct machine_next){context, NULL};
    if (end == SCHEDULE_GOES_ON) {
        step_aside();
    } else {
        spill();
        component_waits[core.current] = WAIT_NOTHING;
        component_on[core.current] = core.context;
        if (end == SCHEDULE_SLICE_OVER)
            push_back(core.current);
    }
    next = highest();
    schedule_context(component_on[next]);
    return go_instead(context, next);
}

static NOINLINE struct machine_next woken_long(uint64_t context, uint32_t woken)
{
    schedule_ready(woken);
    return schedule_interrupted(context, SCHEDULE_GOES_ON);
}

/* Nothing that is ready is more urgent than what runs. So what is more urgent than that comes
 * first, without any queue, and has no equal with whom it would share the time. */
struct machine_next schedule_woken(uint64_t context, uint32_t woken)
{
    uint32_t on;

    if (core.kept != 0 || core.budgets != 0)
        return woken_long(context, woken);
    on = component_on[woken];
    if ((component_above[core.context] >> component_priority[on] & 1) == 0)
        return woken_long(context, woken);
    stand_aside();
    core.context = on;
    return go_instead(context, woken);
}
