/* main.c - the kernel, from the machine's hands to the first component. */
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/monitor.h"
#include "kernel/report.h"
#include "kernel/rows.h"
#include "kernel/schedule.h"
#include "sharedheap/heap.h"

#define PLACES_A_STEP 2u /* the idle core sweeps, a little at a time */

_Noreturn void kernel_main(uint64_t base, uint64_t size)
{
    heap_boot((void *)base, size);
    if (heap_bytes() < deed_heap_total) {
        report_memory(heap_bytes());
        machine_exit(1);
    }
    report_boot(heap_bytes());
    monitor_boot();  /* contracts: states and steps            */
    schedule_boot(); /* queues: nothing ready, the core idle   */
    recorder_boot();
    rows_boot();      /* tables: their first rows are there      */
    component_boot(); /* components: holders, ports, first start */
    schedule_yield();
    for (;;)
        if (!heap_sweep(PLACES_A_STEP))
            machine_idle();
        else
            machine_breathe();
}
