/* clock.h - nanoseconds from the time-stamp counter, and what they are measured by. */
#ifndef MACHINE_CLOCK_H
#define MACHINE_CLOCK_H

#include "lapic.h"

#define CLOCK_HERTZ  1193182u /* of the 8254 */
#define CLOCK_SECOND 1000000000u
#define CLOCK_TICKS  0xffffu /* that it counts down */

extern uint64_t clock_boot_cycles;  /* nanosecond 0 */
extern uint64_t clock_timer_cycles; /* when the timer was at CLOCK_TICKS */
extern uint64_t clock_ns_a_cycle;   /* in FRACTION; 0 until measured */
extern uint64_t clock_cycles_a_ns;
extern bool clock_alarm_measured;

/*@ terminates \true; exits \false;
    assigns MACHINE_PORTS, clock_timer_cycles, clock_boot_cycles, machine_time;
    ensures zero: clock_boot_cycles == clock_timer_cycles == machine_time;
    ensures runs: machine_port_told[0x43] == 0x30 && machine_port_told[0x40] == 0xff;
*/
void clock_start(void);

/* One step of measuring the alarm's units, and then the rate of the clock. */
/*@ terminates \true; exits \false;
    assigns LAPIC_REGISTERS, lapic_units_a_cycle, lapic_measured_from, machine_time, MACHINE_PORTS,
        clock_timer_cycles, clock_ns_a_cycle, clock_cycles_a_ns, clock_alarm_measured;
    ensures alarm_first: !\old(clock_alarm_measured) ==> clock_ns_a_cycle == \old(clock_ns_a_cycle);
    ensures once: \old(clock_alarm_measured) ==> clock_alarm_measured &&
        lapic_units_a_cycle == \old(lapic_units_a_cycle);
    ensures rate: clock_ns_a_cycle != \old(clock_ns_a_cycle) ==> \exists integer ticks;
        CLOCK_TICKS >= ticks >= 2400 &&
        clock_ns_a_cycle == ticks * CLOCK_SECOND / CLOCK_HERTZ * FRACTION /
            (uint64_t)(machine_time - clock_timer_cycles);
*/
void clock_measure(void);

#endif
