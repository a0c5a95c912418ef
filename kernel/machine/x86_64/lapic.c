/* lapic.c - the local interrupt controller of the core: its one-shot timer is the kernel's alarm.
 *
 * The timer counts in units of its own. Until they have been measured they are taken for cycles,
 * which makes an alarm late or early by a factor; the kernel then looks at the time and asks again.
 * They are measured while the timer counts for an alarm that comes soon: whoever sets another one
 * meanwhile makes the measurement begin anew, and loses nothing. */
#include "x86.h"

#define SPURIOUS_REGISTER 0x0f0u
#define END_REGISTER      0x0b0u
#define TIMER_REGISTER    0x320u
#define LINE0_REGISTER    0x350u
#define INITIAL_REGISTER  0x380u
#define CURRENT_REGISTER  0x390u
#define DIVIDE_REGISTER   0x3e0u

#define ENABLED       0x100u
#define EXTERNAL      0x700u /* LINT0: the 8259 delivers through this core */
#define MASKED        0x10000u
#define DIVIDE_BY_ONE 0x0bu

#define CALIBRATION_CYCLES 30000u
#define CALIBRATION_UNITS  8000000u /* milliseconds: nobody waits that long */

static uint64_t units_a_cycle = 1ull << 32; /* 32 bits of fraction */
static uint64_t measured_from;              /* cycles; 0: nothing is being measured */

static volatile uint32_t *lapic(uint32_t reg)
{
    return (volatile uint32_t *)(uint64_t)(LAPIC_ADDRESS + reg);
}

void lapic_start(void)
{
    *lapic(SPURIOUS_REGISTER) = ENABLED | VECTOR_SPURIOUS;
    *lapic(LINE0_REGISTER) = EXTERNAL;
    *lapic(DIVIDE_REGISTER) = DIVIDE_BY_ONE;
    *lapic(TIMER_REGISTER) = VECTOR_ALARM;
}

void lapic_end_of_interrupt(void)
{
    *lapic(END_REGISTER) = 0;
}

bool lapic_calibrate(void)
{
    uint64_t cycles, units = CALIBRATION_UNITS - *lapic(CURRENT_REGISTER);

    if (measured_from == 0) {
        *lapic(INITIAL_REGISTER) = CALIBRATION_UNITS;
        measured_from = machine_cycles();
        return false;
    }
    cycles = machine_cycles() - measured_from;
    if (units == CALIBRATION_UNITS) /* it has rung, and the kernel will look at the time */
        measured_from = 0;
    if (cycles < CALIBRATION_CYCLES || measured_from == 0)
        return false;
    units_a_cycle = (units << 32) / cycles;
    measured_from = 0;
    *lapic(INITIAL_REGISTER) =
        1; /* for an alarm that was set before: the kernel will set it again */
    return true;
}

void machine_alarm(uint64_t cycles)
{
    uint64_t now = machine_cycles();
    uint64_t wait = cycles > now ? cycles - now : 0;
    uint64_t units;

    measured_from = 0;
    if (cycles == UINT64_MAX) {
        *lapic(INITIAL_REGISTER) = 0;
        return;
    }
    if (wait > UINT32_MAX)
        wait = UINT32_MAX;
    units = (wait * units_a_cycle >> 32) + 1;
    *lapic(INITIAL_REGISTER) = units > UINT32_MAX ? UINT32_MAX : (uint32_t)units;
}
