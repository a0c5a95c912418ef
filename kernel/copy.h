/* copy.h - copies of a component: one for each channel that is opened to a port of it.
 *
 * A component of which there are copies never runs itself; it stands for them, as the origin of
 * each: the code is there once, and so is all that the system file says of it. Who opens a port
 * that leads to it starts a copy, with a stack, a heap budget and ports of its own, and has the
 * only channel to it. A copy ends when its main returns, or breaks. Its number, its ports, its
 * place in the heap's books and its stack are kept for the next of the same origin: so numbers
 * never mean something else, and starting one is O(1) but for growth. With interrupts off. */
#ifndef KERNEL_COPY_H
#define KERNEL_COPY_H

#include <stdint.h>

#include "kernel/rows.h"

/* What any component takes in the tables here, and what its origin takes. */
extern const struct rows copy_rows[], origin_rows[];
#define COPY_BYTES (3 * sizeof(uint32_t) + sizeof(char *))

/* Have ready what the next copy needs; others may run meanwhile. */
void copy_prepare(uint32_t origin);

/* A fresh copy, ready to call main; NONE when there may not be more, or memory is spent. */
uint32_t copy_start(uint32_t origin);

/* It has ended, all that it had is gone, and it does not run any more after this. */
void copy_end(uint32_t copy);

/* All components, copies or not, have numbers below this one. */
uint32_t copy_numbers_end(void);

/* The top of its stack. */
uint64_t copy_stack_top(uint32_t copy);

#endif
