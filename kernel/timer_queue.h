/* timer_queue.h - who has a deadline: a heap, the nearest first. Deadlines are in cycles.
 *
 * A timer is a component or, behind the components, a budget; it has at most one deadline. timer_at
 * [0 .. timer_count) are those that have one, each at its timer_place, and none has a nearer
 * deadline than the one at (place - 1) / 2.
 *
 * With interrupts off. */
#ifndef KERNEL_TIMER_QUEUE_H
#define KERNEL_TIMER_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/index.h"

#define TIMERS (COMPONENTS_MAX + BUDGETS_MAX)

extern uint32_t timer_at[TIMERS];
extern uint32_t timer_place[TIMERS];
extern uint64_t timer_deadline[TIMERS];
extern uint32_t timer_count;

/* Those without a deadline stand in timer_idle from timer_count on, each at its timer_rank: so
 * there is room for each of them. */
//@ ghost extern uint32_t timer_idle[TIMERS];
//@ ghost extern uint32_t timer_rank[TIMERS];

/*@ predicate timer_is_set{L}(integer t) =
      timer_place[t] < timer_count && timer_at[timer_place[t]] == t;
    predicate timer_placed{L} =
      timer_count <= TIMERS &&
      \forall integer i; 0 <= i < timer_count ==>
          timer_at[i] < TIMERS && timer_place[timer_at[i]] == i;
    logic integer timer_above(integer i) = (i - 1) / 2;
    predicate timer_ordered{L} =
      \forall integer i; 0 < i < timer_count ==>
          timer_deadline[timer_at[timer_above(i)]] <= timer_deadline[timer_at[i]];
    predicate timer_room{L} =
      (\forall integer r; 0 <= r < TIMERS ==> timer_idle[r] < TIMERS) &&
      (\forall integer t; 0 <= t < TIMERS && !timer_is_set(t) ==>
          timer_count <= timer_rank[t] < TIMERS && timer_idle[timer_rank[t]] == t);

    // whoever else had a deadline has it, and nobody else has one
    predicate timer_others{L1,L2}(integer but) =
      \forall integer t; 0 <= t < TIMERS && t != but ==>
          (timer_is_set{L2}(t) <==> timer_is_set{L1}(t)) &&
          \at(timer_deadline[t], L2) == \at(timer_deadline[t], L1);
*/
// clang-format off
#define TIMER_INVARIANT(clause)                                                                    \
    clause placed: timer_placed; clause ordered: timer_ordered; clause room: timer_room;
#define TIMER_TABLES timer_at[0 .. TIMERS - 1], timer_place[0 .. TIMERS - 1]
#define TIMER_GHOSTS timer_idle[0 .. TIMERS - 1], timer_rank[0 .. TIMERS - 1]
// clang-format on

/*@ terminates \true; exits \false;
    assigns timer_count, TIMER_GHOSTS;
    TIMER_INVARIANT(ensures)
    ensures none: \forall integer t; 0 <= t < TIMERS ==> !timer_is_set(t);
*/
void timer_queue_boot(void);

/* Set the deadline of a timer that has none. True if it is the nearest now. */
/*@ TIMER_INVARIANT(requires)
    requires unset: timer < TIMERS && !timer_is_set(timer);
    terminates \true; exits \false;
    assigns timer_deadline[timer], timer_count, TIMER_TABLES, TIMER_GHOSTS;
    TIMER_INVARIANT(ensures)
    ensures set: timer_is_set(timer) && timer_deadline[timer] == cycles;
    ensures others: timer_others{Pre,Post}(timer);
    ensures nearest: \result <==> timer_at[0] == timer;
    ensures least: \forall integer t; 0 <= t < TIMERS && timer_is_set(t) ==>
        timer_deadline[timer_at[0]] <= timer_deadline[t];
*/
bool timer_queue_set(uint32_t timer, uint64_t cycles);

/* The timer, which has a deadline, has none any more. */
/*@ TIMER_INVARIANT(requires)
    requires set: timer < TIMERS && timer_is_set(timer);
    terminates \true; exits \false;
    assigns timer_count, TIMER_TABLES, TIMER_GHOSTS;
    TIMER_INVARIANT(ensures)
    ensures unset: !timer_is_set(timer);
    ensures others: timer_others{Pre,Post}(timer);
*/
void timer_queue_cancel(uint32_t timer);

/* The nearest deadline, UINT64_MAX if there is none. */
/*@ TIMER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns \nothing;
    ensures least: \forall integer t; 0 <= t < TIMERS && timer_is_set(t) ==>
        \result <= timer_deadline[t];
    ensures first: timer_count > 0 ==> \result == timer_deadline[timer_at[0]];
    ensures none: timer_count == 0 ==> \result == UINT64_MAX;
*/
uint64_t timer_queue_nearest(void);

/* The timer with the nearest deadline, if that has passed: it has none any more. Else NONE. */
/*@ TIMER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns timer_count, TIMER_TABLES, TIMER_GHOSTS;
    TIMER_INVARIANT(ensures)
    ensures was_set: \result != NONE ==>
        \result < TIMERS && timer_is_set{Pre}(\result) && !timer_is_set(\result);
    ensures passed: \result != NONE ==> timer_deadline[\result] <= now;
    ensures earliest: \result != NONE ==>
        \forall integer t; 0 <= t < TIMERS && timer_is_set{Pre}(t) ==>
            timer_deadline[\result] <= timer_deadline[t];
    ensures none: \result == NONE ==>
        \forall integer t; 0 <= t < TIMERS && timer_is_set(t) ==> timer_deadline[t] > now;
    ensures others: timer_others{Pre,Post}(\result);
*/
uint32_t timer_queue_take(uint64_t now);

#endif
