/* timer.c - the heap of deadlines; timer.h has the idea.
 *
 * Invariant: timer_heap[0 .. timer_count) are the components with a deadline, each at its
 * timer_place, and none has a nearer deadline than the one at (place - 1) / 2. */
#include "kernel/timer.h"

#include "kernel/schedule.h"
#include "sharedheap/table.h"

TABLE static uint32_t timer_heap[TIMERS];
TABLE static uint32_t timer_place[TIMERS];
TABLE static uint64_t timer_deadline[TIMERS];
static uint32_t timer_count;

const struct rows timer_rows[] = {ROWS(timer_heap), ROWS(timer_place), ROWS(timer_deadline),
                                  ROWS_END};

static void put(uint32_t place, uint32_t component)
{
    timer_heap[place] = component;
    timer_place[component] = place;
}

static void rise(uint32_t place, uint32_t component)
{
    while (place > 0) {
        uint32_t above = (place - 1) / 2;
        if (timer_deadline[timer_heap[above]] <= timer_deadline[component])
            break;
        put(place, timer_heap[above]);
        place = above;
    }
    put(place, component);
}

static void sink(uint32_t place, uint32_t component)
{
    for (;;) {
        uint32_t below = 2 * place + 1;
        if (below >= timer_count)
            break;
        if (below + 1 < timer_count &&
            timer_deadline[timer_heap[below + 1]] < timer_deadline[timer_heap[below]])
            below++;
        if (timer_deadline[component] <= timer_deadline[timer_heap[below]])
            break;
        put(place, timer_heap[below]);
        place = below;
    }
    put(place, component);
}

void timer_set(uint32_t component, uint64_t cycles)
{
    timer_deadline[component] = cycles;
    rise(timer_count++, component);
    if (timer_heap[0] == component)
        timer_alarm();
}

void timer_cancel(uint32_t component)
{
    uint32_t place = timer_place[component];
    uint32_t last = timer_heap[--timer_count];

    if (last == component)
        return;
    if (timer_deadline[last] < timer_deadline[component])
        rise(place, last);
    else
        sink(place, last);
}

uint32_t timer_expired(uint64_t now)
{
    uint32_t component;

    if (timer_count == 0 || timer_deadline[timer_heap[0]] > now)
        return NONE;
    component = timer_heap[0];
    timer_cancel(component);
    return component;
}

void timer_alarm(void)
{
    uint64_t nearest = core.slice_end == 0 ? UINT64_MAX : core.slice_end;

    if (core.budget_end != 0 && core.budget_end < nearest)
        nearest = core.budget_end;
    if (timer_count > 0 && timer_deadline[timer_heap[0]] < nearest)
        nearest = timer_deadline[timer_heap[0]];
    machine_alarm(nearest);
}
