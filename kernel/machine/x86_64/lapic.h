/* lapic.h - the local interrupt controller of the core, and its timer. */
#ifndef MACHINE_LAPIC_H
#define MACHINE_LAPIC_H

#include "x86.h"

#define LAPIC_SPURIOUS 0x0f0u
#define LAPIC_END      0x0b0u
#define LAPIC_TIMER    0x320u
#define LAPIC_LINE0    0x350u
#define LAPIC_INITIAL  0x380u
#define LAPIC_CURRENT  0x390u
#define LAPIC_DIVIDE   0x3e0u
#define LAPIC_BYTES    0x400u

#define LAPIC_LEAST 30000u /* cycles that are measured */

extern uint64_t lapic_units_a_cycle; /* in FRACTION */
extern uint64_t lapic_measured_from; /* cycles; 0: nothing is being measured */

/* What each register was told last. */
//@ ghost extern uint32_t lapic_told[LAPIC_BYTES];

#define LAPIC_REGISTERS                                                                            \
    machine_accesses, machine_accessed, machine_width, machine_value, lapic_told[..]

/*@ terminates \true; exits \false; assigns LAPIC_REGISTERS;
    ensures on: lapic_told[LAPIC_SPURIOUS] == 0x100 + VECTOR_SPURIOUS;
    ensures alarm: lapic_told[LAPIC_TIMER] == VECTOR_ALARM;
    ensures others: lapic_told[LAPIC_LINE0] == 0x700;
    ensures units: lapic_told[LAPIC_DIVIDE] == 0xb;
*/
void lapic_start(void);

/*@ terminates \true; exits \false; assigns LAPIC_REGISTERS;
    ensures one: machine_accesses == (uint64_t)(\old(machine_accesses) + 1);
    ensures end: machine_accessed == LAPIC_ADDRESS + LAPIC_END && machine_value == 0;
*/
void lapic_end_of_interrupt(void);

/* One step of measuring the timer's units against machine_cycles; true when they are known. */
/*@ terminates \true; exits \false;
    assigns LAPIC_REGISTERS, lapic_units_a_cycle, lapic_measured_from, machine_time;
    ensures begun: \old(lapic_measured_from) == 0 ==> !\result &&
        lapic_told[LAPIC_INITIAL] > 0 && lapic_measured_from == machine_time;
    ensures long_enough: \result ==> \old(lapic_measured_from) != 0 &&
        (uint64_t)(machine_time - \old(lapic_measured_from)) >= LAPIC_LEAST;
    ensures done: \result ==> lapic_measured_from == 0 && lapic_told[LAPIC_INITIAL] == 1;
    ensures kept: !\result ==> lapic_units_a_cycle == \old(lapic_units_a_cycle);
*/
bool lapic_calibrate(void);

/* What machine_alarm is (kernel/machine.h): never, or in some units of the timer, at least one. An
 * alarm that is too early does no harm. */
/*@ logic integer lapic_wait(integer cycles, integer now) = cycles <= now ? 0 :
      cycles - now > UINT32_MAX ? UINT32_MAX : cycles - now;
    logic integer lapic_units(integer wait, integer rate) =
      (uint64_t)(wait * rate) / FRACTION == UINT32_MAX ? UINT32_MAX :
      (uint64_t)(wait * rate) / FRACTION + 1;
*/
/*@ terminates \true; exits \false;
    assigns LAPIC_REGISTERS, lapic_measured_from, machine_time;
    ensures never: cycles == UINT64_MAX ==> lapic_told[LAPIC_INITIAL] == 0;
    ensures units: cycles < UINT64_MAX ==> lapic_told[LAPIC_INITIAL] ==
        lapic_units(lapic_wait(cycles, machine_time), lapic_units_a_cycle);
    ensures some: cycles < UINT64_MAX ==> 0 < lapic_told[LAPIC_INITIAL];
    ensures nothing: lapic_measured_from == 0;
*/
void lapic_alarm(uint64_t cycles);

#endif
