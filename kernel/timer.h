/* timer.h - deadlines: of components that wait, and of budgets, each with the begin of its next
 * period. Who has one stands in timer_queue.h; here the machine's alarm is set for the nearest. In
 * cycles; with interrupts off. */
#ifndef KERNEL_TIMER_H
#define KERNEL_TIMER_H

#include <stdint.h>

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/timer_queue.h"

/* What a component takes in the tables of the queue. */
#define TIMER_BYTES (2 * sizeof(uint32_t) + sizeof(uint64_t))

// clang-format off
/*@ // the alarm rings in time for this one, if that is set
    predicate timer_in_time{L}(integer cycles) = cycles != 0 ==> machine_alarm_at <= cycles;
    predicate timer_rings{L} =
      timer_in_time(core.slice_end) && timer_in_time(core.budget_end) &&
      \forall integer t; 0 <= t < TIMERS && timer_is_set(t) ==>
          machine_alarm_at <= timer_deadline[t];
*/
// clang-format on

/* Set the deadline of a timer that has none; the alarm rings in time for it, too. */
/*@ TIMER_INVARIANT(requires)
    requires unset: timer < TIMERS && !timer_is_set(timer);
    requires rings: timer_rings;
    terminates \true; exits \false;
    assigns timer_deadline[timer], timer_count, TIMER_TABLES, TIMER_GHOSTS, machine_alarm_at;
    TIMER_INVARIANT(ensures)
    ensures set: timer_is_set(timer) && timer_deadline[timer] == cycles;
    ensures others: timer_others{Pre,Post}(timer);
    ensures rings: timer_rings;
*/
void timer_set(uint32_t timer, uint64_t cycles);

/* Set the machine's alarm for the nearest deadline, or the end of the slice or of the budget. */
/*@ TIMER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns machine_alarm_at;
    ensures rings: timer_rings;
    ensures not_early: machine_alarm_at == UINT64_MAX ||
        (core.slice_end != 0 && machine_alarm_at == core.slice_end) ||
        (core.budget_end != 0 && machine_alarm_at == core.budget_end) ||
        (timer_count > 0 && machine_alarm_at == timer_deadline[timer_at[0]]);
*/
void timer_alarm(void);

#endif
