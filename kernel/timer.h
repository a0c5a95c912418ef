/* timer.h - deadlines: a heap of waiting components, the nearest first. A component has at most one
 * deadline; behind the components come the budgets, each with the begin of its next period. In
 * cycles; with interrupts off. */
#ifndef KERNEL_TIMER_H
#define KERNEL_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/budget.h"
#include "kernel/rows.h"
#include "kernel/component.h"

#define TIMERS (COMPONENTS_MAX + BUDGETS_MAX)

/* What a component takes in the tables here. */
extern const struct rows timer_rows[];
#define TIMER_BYTES (2 * sizeof(uint32_t) + sizeof(uint64_t))

void timer_set(uint32_t component, uint64_t cycles);
void timer_cancel(uint32_t component);

/* Whose deadline is the nearest, if that has passed, taken off; else NONE. */
uint32_t timer_expired(uint64_t now);

/* Set the machine's alarm for the nearest deadline, or the end of the slice or of the budget. */
void timer_alarm(void);

#endif
