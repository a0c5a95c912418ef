/* timer.c - deadlines and the machine's alarm; timer.h has the idea. */
#include "kernel/timer.h"

void timer_set(uint32_t timer, uint64_t cycles)
{
    if (timer_queue_set(timer, cycles))
        timer_alarm();
}

void timer_alarm(void)
{
    uint64_t nearest = core.slice_end == 0 ? UINT64_MAX : core.slice_end;

    if (core.budget_end != 0 && core.budget_end < nearest)
        nearest = core.budget_end;
    if (timer_queue_nearest() < nearest)
        nearest = timer_queue_nearest();
    machine_alarm(nearest);
}
