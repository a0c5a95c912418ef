/* clock_ready.c - waits until the clock has been measured (clock.c). Others run meanwhile, and may
 * want the same: each finds a good rate. */
#include "clock.h"

#include "kernel/others.h"

NOINLINE void machine_clock_ready(void)
{
    while (clock_ns_a_cycle == 0) {
        clock_measure();
        machine_breathe();
    }
}
