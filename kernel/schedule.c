/* schedule.c - ready queues and switches; schedule.h has the idea. */
#include "kernel/schedule.h"

#include "kernel/timer.h"

#define SLICE_CYCLES 4000000u /* one to four milliseconds */

struct core core;

void schedule_boot(void)
{
    core.current = KERNEL;
    core.handoff = HANDOFF_BARRED;
    component_above[KERNEL] = UINT64_MAX;
    for (uint32_t p = 0; p < PRIORITIES; p++)
        core.first[p] = NONE;
}

static void push_back(uint32_t component)
{
    uint32_t p = component_priority[component];

    component_next[component] = NONE;
    if (core.first[p] == NONE)
        core.first[p] = component;
    else
        component_next[core.last[p]] = component;
    core.last[p] = component;
    core.ready |= 1ull << p;
}

static void push_front(uint32_t component)
{
    uint32_t p = component_priority[component];

    if (core.first[p] == NONE)
        core.last[p] = component;
    component_next[component] = core.first[p];
    core.first[p] = component;
    core.ready |= 1ull << p;
}

static uint32_t pop(uint32_t p)
{
    uint32_t component = core.first[p];

    core.first[p] = component_next[component];
    if (core.first[p] == NONE)
        core.ready &= ~(1ull << p);
    return component;
}

static void spill(void)
{
    if (core.handoff & HANDOFF_NOBODY)
        return;
    push_back(core.handoff);
    schedule_handoff_ends();
}

static uint32_t highest(void)
{
    return core.ready == 0 ? KERNEL : pop(63u - (uint32_t)__builtin_clzll(core.ready));
}

uint32_t schedule_choose(void)
{
    spill();
    return highest();
}

void schedule_slice_start(void)
{
    core.slice_end = machine_cycles() + SLICE_CYCLES;
    core.handoff = HANDOFF_NONE;
    timer_alarm();
}

void schedule_ready(uint32_t component)
{
    push_back(component);
    if (core.slice_end == 0)
        schedule_slice_start();
}

/* The running component gives way but stays ready, first of its priority. */
static void step_aside(void)
{
    spill();
    if (core.current != KERNEL)
        push_front(core.current);
}

void schedule_yield(void)
{
    uint32_t next;

    if (!schedule_is_behind(core.current))
        return;
    step_aside();
    next = highest();
    schedule_switch(next, component_result[next]);
}

_Noreturn void schedule_leave(void)
{
    uint32_t next = schedule_choose();

    recorder_switch(next);
    core.current = next;
    machine_resume(component_context[core.current], component_result[core.current]);
}

bool schedule_slice(uint64_t now)
{
    if (core.slice_end == 0 || now < core.slice_end)
        return false;
    spill();
    core.slice_end = now + SLICE_CYCLES;
    if (core.ready == 0) {
        core.slice_end = 0;
        core.handoff = HANDOFF_BARRED;
    }
    return core.current != KERNEL;
}

struct machine_next schedule_interrupted(uint64_t context, bool slice_over)
{
    struct machine_next next = {context, NULL};
    uint64_t rivals = component_above[core.current] & READY_QUEUES;
    uint32_t chosen;

    if (slice_over)
        rivals |= 1ull << component_priority[core.current];
    if ((core.ready & rivals) == 0)
        return next;
    component_context[core.current] = context;
    spill();
    if (slice_over)
        push_back(core.current);
    else
        step_aside();
    chosen = highest();
    recorder_switch(chosen);
    core.current = chosen;
    next.context = component_context[core.current];
    next.value = component_result[core.current];
    return next;
}
