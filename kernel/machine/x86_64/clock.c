/* clock.c - nanoseconds from the time-stamp counter, measured against the 8254 timer.
 *
 * Measuring takes time that a boot should not spend, so the 8254 starts counting at boot and the
 * first one who asks for the time waits until enough of it has passed (clock_ready.c); most often
 * it has. In its mode 0 the 8254 counts down once from 65,535 (55 ms) and then says so; whoever
 * finds it so starts it again. */
#include "clock.h"

#define TIMER_DATA    0x40u
#define TIMER_CONTROL 0x43u

#define COUNT_DOWN_ONCE 0x30u /* channel 0, low byte then high byte, mode 0 */
#define READ_BACK       0xc2u /* channel 0: status and count */
#define COUNTED_DOWN    0x80u

#define RAN_OUT UINT32_MAX
#define ENOUGH  2400u /* ticks: 2 ms, so the rate is right to 0.05 % */

extern uint64_t entry_cycles; /* boot.S */

uint64_t clock_boot_cycles;
uint64_t clock_timer_cycles;
uint64_t clock_ns_a_cycle;
uint64_t clock_cycles_a_ns;
bool clock_alarm_measured;

/*@ terminates \true; exits \false; assigns MACHINE_PORTS, clock_timer_cycles, machine_time;
    ensures runs: machine_port_told[TIMER_CONTROL] == COUNT_DOWN_ONCE &&
        machine_port_told[TIMER_DATA] == 0xff;
    ensures since: clock_timer_cycles == machine_time;
*/
static void timer_start(void)
{
    out8(TIMER_CONTROL, COUNT_DOWN_ONCE);
    out8(TIMER_DATA, 0xff);
    out8(TIMER_DATA, 0xff);
    clock_timer_cycles = machine_cycles();
}

void clock_start(void)
{
    timer_start();
    clock_boot_cycles = clock_timer_cycles;
}

/* Ticks since timer_start; RAN_OUT when there were too many. None may have passed yet. */
/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures ticks: \result <= CLOCK_TICKS || \result == RAN_OUT;
*/
static uint32_t timer_read(void)
{
    out8(TIMER_CONTROL, READ_BACK);
    uint8_t status = in8(TIMER_DATA);
    uint32_t count = in8(TIMER_DATA);
    count += in8(TIMER_DATA) * 0x100u;
    return status & COUNTED_DOWN ? RAN_OUT : CLOCK_TICKS - count;
}

/*@ requires some: 0 < ticks <= CLOCK_TICKS && cycles > 0;
    terminates \true; exits \false; assigns clock_cycles_a_ns, clock_ns_a_cycle;
    ensures ns: clock_ns_a_cycle == ticks * CLOCK_SECOND / CLOCK_HERTZ * FRACTION / cycles;
    ensures cycles: clock_cycles_a_ns ==
        (uint64_t)(cycles * FRACTION) / (ticks * CLOCK_SECOND / CLOCK_HERTZ);
*/
static void rate_set(uint32_t ticks, uint64_t cycles)
{
    uint64_t ns = (uint64_t)ticks * CLOCK_SECOND / CLOCK_HERTZ;

    clock_cycles_a_ns = cycles * FRACTION / ns;
    clock_ns_a_cycle = ns * FRACTION / cycles;
}

void clock_measure(void)
{
    if (!clock_alarm_measured) {
        clock_alarm_measured = lapic_calibrate();
        return;
    }
    uint32_t ticks = timer_read();
    if (ticks == RAN_OUT) {
        timer_start();
        return;
    }
    uint64_t cycles = machine_cycles() - clock_timer_cycles;
    if (ticks >= ENOUGH && cycles > 0)
        rate_set(ticks, cycles);
}

uint64_t machine_cycles_at_entry(void)
{
    return entry_cycles;
}

/* Products of 128 bits, of which the low 32 are of no interest, by halves. Factors that stand for
 * themselves are easier to prove about than what they were worked out from. */
/*@ lemma product_most: \forall integer a, b; 0 <= a < FRACTION && 0 <= b < FRACTION ==>
      0 <= a * b <= (FRACTION - 1) * (FRACTION - 1);
    lemma product_split: \forall integer a, whole, part;
      a * (whole * FRACTION + part) == a * whole * FRACTION + a * part;
*/
/*@ requires halves: low < FRACTION && whole < FRACTION && part < FRACTION;
    terminates \true; exits \false; assigns \nothing;
    ensures scaled: \result == clock_scaled(low, whole * FRACTION + part);
    ensures most: \result <= (FRACTION - 1) * (FRACTION - 1) + FRACTION - 2;
*/
static uint64_t scaled_low(uint64_t low, uint64_t whole, uint64_t part)
{
    //@ assert bound: 0 <= low * part <= (FRACTION - 1) * (FRACTION - 1);
    //@ assert bounds: 0 <= low * whole <= (FRACTION - 1) * (FRACTION - 1);
    return low * whole + low * part / FRACTION;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures sum: \result == (a + b <= UINT64_MAX ? a + b : UINT64_MAX);
*/
static uint64_t sum(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* UINT64_MAX where it is more. */
/*@ requires halves: high < FRACTION && low < FRACTION && whole < FRACTION && part < FRACTION;
    terminates \true; exits \false; assigns \nothing;
    ensures scaled: \let all = clock_scaled(high * FRACTION + low, whole * FRACTION + part);
        \result == (all <= UINT64_MAX ? all : UINT64_MAX);
*/
static uint64_t scaled(uint64_t high, uint64_t low, uint64_t whole, uint64_t part)
{
    //@ assert bound: 0 <= high * whole <= (FRACTION - 1) * (FRACTION - 1);
    //@ assert bounds: 0 <= high * part <= (FRACTION - 1) * (FRACTION - 1);
    /*@ assert scaled: clock_scaled(high * FRACTION + low, whole * FRACTION + part) ==
          high * whole * FRACTION + high * part + clock_scaled(low, whole * FRACTION + part); */
    if (high * whole >= FRACTION)
        return UINT64_MAX;
    return sum(sum(high * whole * FRACTION, high * part), scaled_low(low, whole, part));
}

uint64_t machine_nanoseconds(void)
{
    uint64_t cycles = machine_cycles() - clock_boot_cycles;

    return scaled(cycles / FRACTION, cycles % FRACTION, clock_ns_a_cycle / FRACTION,
                  clock_ns_a_cycle % FRACTION);
}

uint64_t machine_cycles_at(uint64_t nanoseconds)
{
    uint64_t cycles = scaled(nanoseconds / FRACTION, nanoseconds % FRACTION,
                             clock_cycles_a_ns / FRACTION, clock_cycles_a_ns % FRACTION);

    cycles = sum(cycles, clock_boot_cycles);
    return cycles == UINT64_MAX ? UINT64_MAX - 1 : cycles;
}
