/* timer.h - deadlines: of components that wait, and of budgets, each with the begin of its next
 * period. Who has one stands in timer_queue.h; here the machine's alarm is set for the nearest. In
 * cycles; with interrupts off. */
#ifndef KERNEL_TIMER_H
#define KERNEL_TIMER_H

#include <stdint.h>

#include "kernel/rows.h"
#include "kernel/timer_queue.h"

/* What a component takes in the tables of the queue. */
extern const struct rows timer_rows[];
#define TIMER_BYTES (2 * sizeof(uint32_t) + sizeof(uint64_t))

void timer_set(uint32_t timer, uint64_t cycles);

/* Set the machine's alarm for the nearest deadline, or the end of the slice or of the budget. */
void timer_alarm(void);

#endif
