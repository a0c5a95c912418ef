/* lapic.c - the local interrupt controller of the core: its one-shot timer is the kernel's alarm.
 *
 * The timer counts in units of its own. Until they have been measured they are taken for cycles,
 * which makes an alarm late or early by a factor; the kernel then looks at the time and asks again.
 * They are measured while the timer counts for an alarm that comes soon: whoever sets another one
 * meanwhile makes the measurement begin anew, and loses nothing. */
#include "lapic.h"

#define ENABLED       0x100u
#define EXTERNAL      0x700u /* LINT0: the 8259 delivers through this core */
#define DIVIDE_BY_ONE 0x0bu

#define MEASURED_UNITS 8000000u /* milliseconds: nobody waits that long */

uint64_t lapic_units_a_cycle = FRACTION;
uint64_t lapic_measured_from;

//@ ghost uint32_t lapic_told[LAPIC_BYTES];

/*@ requires there: reg < LAPIC_BYTES;
    terminates \true; exits \false;
    assigns machine_accesses, machine_accessed, machine_width, machine_value, lapic_told[reg];
    ensures one: machine_accesses == (uint64_t)(\old(machine_accesses) + 1);
    ensures there: machine_accessed == LAPIC_ADDRESS + reg && machine_width == 4;
    ensures value: machine_value == value;
    ensures told: lapic_told[reg] == value;
*/
static void tell(uint32_t reg, uint32_t value)
{
    //@ ghost lapic_told[reg] = value;
    machine_register_write(LAPIC_ADDRESS + reg, sizeof value, value);
}

void lapic_start(void)
{
    tell(LAPIC_SPURIOUS, ENABLED | VECTOR_SPURIOUS);
    tell(LAPIC_LINE0, EXTERNAL);
    tell(LAPIC_DIVIDE, DIVIDE_BY_ONE);
    tell(LAPIC_TIMER, VECTOR_ALARM);
}

void lapic_end_of_interrupt(void)
{
    tell(LAPIC_END, 0);
}

bool lapic_calibrate(void)
{
    uint64_t left = machine_register_read(LAPIC_ADDRESS + LAPIC_CURRENT, sizeof(uint32_t));
    uint64_t cycles, units = MEASURED_UNITS - left;

    if (lapic_measured_from == 0) {
        tell(LAPIC_INITIAL, MEASURED_UNITS);
        lapic_measured_from = machine_cycles();
        return false;
    }
    cycles = machine_cycles() - lapic_measured_from;
    if (units == MEASURED_UNITS) /* it has rung, and the kernel will look at the time */
        lapic_measured_from = 0;
    if (cycles < LAPIC_LEAST || lapic_measured_from == 0)
        return false;
    lapic_units_a_cycle = units * FRACTION / cycles;
    lapic_measured_from = 0;
    tell(LAPIC_INITIAL, 1); /* for an alarm that was set before: the kernel will set it again */
    return true;
}

void lapic_alarm(uint64_t cycles)
{
    uint64_t now = machine_cycles();
    uint64_t wait = cycles > now ? cycles - now : 0;
    uint64_t units;

    lapic_measured_from = 0;
    if (cycles == UINT64_MAX) {
        tell(LAPIC_INITIAL, 0);
        return;
    }
    if (wait > UINT32_MAX)
        wait = UINT32_MAX;
    units = wait * lapic_units_a_cycle / FRACTION + 1;
    tell(LAPIC_INITIAL, units > UINT32_MAX ? UINT32_MAX : (uint32_t)units);
}
