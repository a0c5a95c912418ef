/* machine.h - what the kernel needs from a machine, and what a machine calls back.
 *
 * A machine is a folder in kernel/machine/. It defines every machine_* function below; the few that
 * must be inline are in its inline.h, found through the include path, so no .c file ever asks which
 * machine it is on. Time here is counted in the machine's own cycles; only components see
 * nanoseconds. */
#ifndef KERNEL_MACHINE_H
#define KERNEL_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/text.h"

/* static inline, from inline.h:
 *   void machine_interrupts_off(void), machine_interrupts_on(void)
 *   uint64_t machine_cycles(void)
 * and from switch.h, which kernel/others.h includes:
 *   void *machine_switch(uint64_t from, uint64_t to, void *value)
 *       leave this context, its stack pointer in component_context[from], and go on in the one in
 *       component_context[to], whose own machine_switch returns `value`
 * What lets others run, machine_idle, machine_breathe and machine_resume, stands there, too.
 * A context is a stack pointer whose stack begins with the address to go on at. */
#include <inline.h>

/* The stack of a component that calls main(ports) with interrupts on, and `ended` when main
 * returns. It fills MACHINE_START_BYTES at the top. */
/*@ requires top: stack_top % 8 == 0 && 4 * 8 <= stack_top <= MACHINE_MEMORY;
    terminates \true; exits \false;
    assigns machine_memory[stack_top / 8 - 4 .. stack_top / 8 - 1];
    ensures context: \result == stack_top - 4 * 8;
    ensures ports: machine_memory[stack_top / 8 - 3] == (uint64_t)ports;
    ensures main: machine_memory[stack_top / 8 - 2] == (uint64_t)main;
    ensures ended: machine_memory[stack_top / 8 - 1] == (uint64_t)ended;
*/
uint64_t machine_context(uint64_t stack_top, void (*main)(void *), void *ports,
                         void (*ended)(void));

/* Forget the running context, and go on in this function, on a fresh stack. */
_Noreturn void machine_enter(uint64_t stack_top, void (*function)(void));

/* A context, not running, that will call this function on a fresh stack, interrupts off. */
/*@ requires top: stack_top % 8 == 0 && 2 * 8 <= stack_top <= MACHINE_MEMORY;
    terminates \true; exits \false;
    assigns machine_memory[stack_top / 8 - 2 .. stack_top / 8 - 1];
    ensures context: \result == stack_top - 2 * 8;
    ensures function: machine_memory[stack_top / 8 - 2] == (uint64_t)function;
    ensures end: machine_memory[stack_top / 8 - 1] == 0;
*/
uint64_t machine_context_enter(uint64_t stack_top, void (*function)(void));

/* This table (sharedheap/table.h), which nobody has touched yet, reads as ones where it was never
 * written, not as zeros. */
void machine_ones(void *table, uint64_t size);

/* This part of a table is going to be used: give it its memory now. With interrupts off, but for
 * moments: others run meanwhile. The second is for the time before anybody runs. */
void machine_table(void *start, uint64_t size);
void machine_table_boot(void *start, uint64_t size);

/* Ask for kernel_alarm when machine_cycles() reaches `cycles`, or somewhat earlier or later. There
 * is one alarm: a new one replaces the last. UINT64_MAX: never. */
//@ ghost extern uint64_t machine_alarm_at;
/*@ terminates \true; exits \false; assigns machine_alarm_at;
    ensures asked: machine_alarm_at == cycles;
*/
void machine_alarm(uint64_t cycles);

/* What machine_cycles would have returned at the image's first instruction. */
/*@ terminates \true; exits \false; assigns \nothing; ensures entry: \result == entry_cycles; */
uint64_t machine_cycles_at_entry(void);

/* The clock of components. The first use measures it, which may take some milliseconds. Called and
 * returns with interrupts off, but lets them come meanwhile. */
void machine_clock_ready(void);
/*@ terminates \true; exits \false; assigns machine_time;
    ensures clock: machine_time >= \old(machine_time);
    ensures now: \result ==
        (clock_ns(machine_time) < UINT64_MAX ? clock_ns(machine_time) : UINT64_MAX);
*/
uint64_t machine_nanoseconds(void);
/* What is too far away is as far as can be said without saying never. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures then: \result ==
        (clock_cycles(nanoseconds) < UINT64_MAX ? clock_cycles(nanoseconds) : UINT64_MAX - 1);
*/
uint64_t machine_cycles_at(uint64_t nanoseconds);

/* Interrupt lines, and which of them are masked, by bit. */
#define MACHINE_LINES 16u
extern uint16_t machine_masked;

/*@ requires line: irq < MACHINE_LINES;
    terminates \true; exits \false; assigns machine_masked, MACHINE_PORTS;
    ensures masked: machine_masked == (\old(machine_masked) | (1 << irq));
    ensures told: machine_line_told(machine_masked, irq);
*/
void machine_interrupt_mask(uint32_t irq);
/*@ requires line: irq < MACHINE_LINES;
    terminates \true; exits \false; assigns machine_masked, MACHINE_PORTS;
    ensures unmasked: machine_masked ==
        (uint16_t)(\old(machine_masked) - (\old(machine_masked) & (1 << irq)));
    ensures told: machine_line_told(machine_masked, irq);
*/
void machine_interrupt_unmask(uint32_t irq);
/*@ requires line: irq < MACHINE_LINES;
    terminates \true; exits \false; assigns \nothing;
    ensures masked: \result <==> (machine_masked & (1 << irq)) != 0;
*/
bool machine_interrupt_is_masked(uint32_t irq);

/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 1;
    ensures value: \result == machine_port_value;
*/
uint8_t machine_in8(uint16_t port);
/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 1;
    ensures value: machine_port_value == value;
*/
void machine_out8(uint16_t port, uint8_t value);

/* The same in a width of 1, 2 or 4 bytes; where nothing is, all ones are read. */
/*@ requires width: width == 1 || width == 2 || width == 4;
    terminates \true; exits \false;
    assigns MACHINE_PORTS;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == width;
    ensures value: \result == machine_port_value;
    ensures wide: width == 1 ==> \result <= UINT8_MAX;
    ensures wider: width == 2 ==> \result <= UINT16_MAX;
*/
uint32_t machine_in(uint16_t port, uint32_t width);
/*@ requires width: width == 1 || width == 2 || width == 4;
    requires wide: width == 1 ==> value <= UINT8_MAX;
    requires wider: width == 2 ==> value <= UINT16_MAX;
    terminates \true; exits \false;
    assigns MACHINE_PORTS;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == width;
    ensures value: machine_port_value == value;
*/
void machine_out(uint16_t port, uint32_t width, uint32_t value);

/* Where this lies for a device that reads and writes memory by itself. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures place: \result == machine_placed(object);
*/
uint64_t machine_place(const volatile void *object);

/* Kernel reports: a line ends in \n. The first for the kernel's own words. */
/*@ requires there: text_there(words, size);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void machine_write(const char *words, uint32_t size);
#define machine_say(literal) machine_write(literal, sizeof(literal) - 1)
/*@ requires text: text_ends(text);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void machine_print(const char *text);

/* The end of the machine; status 0 is success. */
/*@ terminates \true; exits \true; assigns \nothing; ensures never: \false; */
_Noreturn void machine_exit(uint32_t status);

/* Only where there is a flight recorder, in the machine's folder recorder/: a line of its record.
 */
void machine_record(const char *text);

/* Fault in the way that this enum deed_reason names; returns if the machine knows no such way. The
 * fault counts as the caller's. */
void machine_inject(uint32_t reason);
bool machine_injected(uint64_t instruction);

/* Is this the address of an instruction, of the kernel or of any component? */
bool machine_text(uint64_t address);

/* Called back by the machine, with interrupts off and on its own stack but for kernel_main. */

/* Memory for the heap: [base, base + size). */
_Noreturn void kernel_main(uint64_t base, uint64_t size);

/* An interrupt has come in the running context, which can go on at `context`; these return the
 * context to go on in, and what its machine_switch is to return, if that is where it left. */
struct machine_next {
    uint64_t context;
    void *value;
};
struct machine_next kernel_interrupt(uint64_t context, uint32_t irq);
struct machine_next kernel_alarm(uint64_t context);

/* The instruction at this address broke a rule; `text` says more when it is the kernel's. */
/*@ terminates \true; exits \true; assigns \nothing; ensures never: \false; */
_Noreturn void kernel_fault(uint32_t reason, uint64_t instruction, const char *text,
                            uint64_t address);

#endif
