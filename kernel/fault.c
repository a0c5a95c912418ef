/* fault.c - what the machine calls the kernel for: faults, interrupts, the alarm. And panic. */
#include "kernel/budget.h"
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/report.h"
#include "kernel/schedule.h"
#include "kernel/served.h"
#include "kernel/service.h"
#include "kernel/timer.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"

_Noreturn void panic_at(const char *why, uint64_t instruction, uint64_t address)
{
    report_panic(why, instruction, address);
    recorder_write();
    machine_exit(1);
}

_Noreturn void panic(const char *why)
{
    panic_at(why, 0, 0);
}

/* A component is blamed for what happens in its own text, for a jump out of all text, and for what
 * it asked `inject` to do. Anything else is a bug of the kernel. */
_Noreturn void kernel_fault(uint32_t reason, uint64_t instruction, const char *text,
                            uint64_t address)
{
    uint32_t component = core.current;

    if (component == KERNEL || component_life[component] != LIFE_UP)
        panic_at(text, instruction, address);
    if (reason != deed_reason_none &&
        (component_of_text(instruction, component) || !machine_text(instruction)))
        component_fault(reason, instruction);
    if (machine_injected(instruction))
        component_fault(reason, service_inject_caller);
    panic_at(text, instruction, address);
}

/* It is called in the place of the machine's own, so that both return at once. */
NOINLINE struct machine_next kernel_interrupt(uint64_t context, uint32_t irq)
{
    uint32_t woken;

    recorder_interrupt(irq);
    woken = interrupt_fire(irq);
    if (woken == NONE)
        return schedule_interrupted(context, SCHEDULE_GOES_ON);
    return schedule_woken(context, woken);
}

struct machine_next kernel_alarm(uint64_t context)
{
    uint64_t now = machine_cycles();
    enum schedule_end end;

    core.alarms++;
    wait_expire(now);
    end = schedule_slice(now) ? SCHEDULE_SLICE_OVER : SCHEDULE_GOES_ON;
    if (budget_alarm(now))
        end = SCHEDULE_SPENT;
    timer_alarm();
    return schedule_interrupted(context, end);
}

void deed_fault(uint32_t reason)
{
    machine_interrupts_off();
    FAULT(reason > deed_reason_stopped && reason < deed_reason_count ? reason
                                                                     : deed_reason_unreachable);
}
