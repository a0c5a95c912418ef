/* hosted.h - what the files of this machine share. */
#ifndef MACHINE_HOSTED_H
#define MACHINE_HOSTED_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/machine.h"

#define NEVER UINT64_MAX

/* From the linker script: a page that nobody may touch, in front of the components' stacks. */
extern char deed_guard_start[];

/* Stacks that belong to no component: of the idle context, and of interrupts and faults. */
#define STACK_BYTES 262144u
extern char idle_stack[STACK_BYTES], interrupt_stack[STACK_BYTES];

/* entry.S: where the handler sends what it interrupted, and how a context interrupts itself. */
void interrupt_enter(void);
void interrupt_resume(void);
void float_resume(void);
void interrupt_self(void);

/* clock.c. The handler asks why the timer rang, and sets it again; the rest is for the kernel. */
void clock_start(void);
void clock_rang(void);
bool clock_due(void);              /* has the kernel's alarm come?               */
uint64_t clock_alarm(void);        /* when it will                               */
void clock_at_most(uint64_t wait); /* ring after so many nanoseconds, or earlier */
void clock_next(void);             /* ring when there is something to look after */

/* serial.c */
void serial_start(void);
void serial_stop(void);
void serial_flush(void);
void serial_restore(void); /* the terminal as it was: also from a signal handler   */
bool serial_raised(void);  /* is the line's interrupt there, and let through?      */
void serial_accept(void);  /* it is taken: mask it                                 */
bool serial_listens(void); /* may an interrupt come?                               */
void serial_wait(void);    /* until input or the kernel's alarm; ends at the end of input */

/* signal.c, text.c */
void signal_start(void);
void text_start(void);

#endif
