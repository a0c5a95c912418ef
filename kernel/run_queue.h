/* run_queue.h - who is ready: a list for each priority, first come first served, and a word that
 * says which of them are not empty.
 *
 * A component that is ready and does not run is in exactly one list, or is the hand-off of
 * schedule.h, which is in none. A list is a ring through its head, a row behind those of the
 * components: so whoever comes or goes has a neighbour on both sides, and nothing is asked. With
 * interrupts off. There is one core now; a second one would have lists of its own. */
#ifndef KERNEL_RUN_QUEUE_H
#define KERNEL_RUN_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/index.h"

#define PRIORITIES    32u
#define READY_HEAD(p) (COMPONENTS_MAX + (p)) /* of the list of this priority */
#define READY_ROWS    (COMPONENTS_MAX + PRIORITIES)

extern uint32_t ready_next[READY_ROWS]; /* UNQUEUED: it is in no list */
extern uint32_t ready_previous[READY_ROWS];
extern uint64_t ready_map; /* bit p: the list of priority p is not empty */

/* In which list is it, and when did it come? A key of its own for each that comes, above all others
 * at the end of a list, below all others at its begin, and a head's is below them all: so lists
 * end, and nobody is in one twice. They last for 2^63 of each, which is centuries. */
#define READY_NOWHERE PRIORITIES        /* in no list                     */
#define READY_UNMADE  (PRIORITIES + 1u) /* its rows have never been used  */
//@ ghost extern uint32_t ready_list[READY_ROWS];
//@ ghost extern int64_t ready_key[READY_ROWS];
//@ ghost extern int64_t ready_begin;
//@ ghost extern int64_t ready_end;

// clang-format off
/*@ predicate ready_in{L}(integer c) = 0 <= c < COMPONENTS_MAX && ready_list[c] < PRIORITIES;
    predicate ready_row{L}(integer n) = 0 <= n < READY_ROWS && ready_list[n] < PRIORITIES;
    predicate ready_beside{L}(integer n, integer d) =
      ready_row(n) && ready_in(d) && ready_list[n] == ready_list[d];
    predicate ready_bit(integer word, integer p) = (word & (1 << p)) != 0;
    predicate ready_in_time{L} = INT64_MIN + 1 < ready_begin && ready_end < INT64_MAX;

    predicate ready_marked{L} =
      \forall integer c; 0 <= c < COMPONENTS_MAX ==> ready_list[c] <= READY_UNMADE &&
          (ready_list[c] == READY_NOWHERE ==> ready_next[c] == UNQUEUED);
    predicate ready_headed{L} =
      \forall integer h; COMPONENTS_MAX <= h < READY_ROWS ==>
          ready_list[h] == h - COMPONENTS_MAX && ready_key[h] == INT64_MIN;
    predicate ready_keyed{L} = INT64_MIN < ready_begin <= ready_end &&
      \forall integer c; ready_in(c) ==> ready_begin <= ready_key[c] < ready_end;
    predicate ready_once{L} =
      \forall integer c, d; ready_beside(c, d) && ready_key[c] == ready_key[d] ==> c == d;
    predicate ready_linked{L} =
      \forall integer n; ready_row(n) ==>
          ready_next[n] < READY_ROWS && ready_list[ready_next[n]] == ready_list[n] &&
          ready_previous[ready_next[n]] == n &&
          (ready_next[n] < COMPONENTS_MAX ==> ready_key[n] < ready_key[ready_next[n]]);
    predicate ready_linked_back{L} =
      \forall integer n; ready_row(n) ==>
          ready_previous[n] < READY_ROWS && ready_list[ready_previous[n]] == ready_list[n] &&
          ready_next[ready_previous[n]] == n;
    predicate ready_ordered{L} =
      \forall integer n, d; ready_beside(n, d) && ready_key[n] < ready_key[d] ==>
          ready_next[n] < COMPONENTS_MAX && ready_key[ready_next[n]] <= ready_key[d];
    predicate ready_mapped{L} =
      \forall integer p; 0 <= p < 64 ==>
          (ready_bit(ready_map, p) <==> p < PRIORITIES && ready_next[READY_HEAD(p)] < COMPONENTS_MAX);

    // nobody else has come, gone, or changed places
    predicate ready_others{L1,L2}(integer but) =
      \forall integer c; 0 <= c < COMPONENTS_MAX && c != but ==>
          \at(ready_list[c], L2) == \at(ready_list[c], L1) &&
          \at(ready_key[c], L2) == \at(ready_key[c], L1);
*/
#define READY_INVARIANT(clause)                                                                    \
    clause marked: ready_marked; clause headed: ready_headed; clause keyed: ready_keyed;           \
    clause once: ready_once; clause linked: ready_linked; clause back: ready_linked_back;          \
    clause ordered: ready_ordered; clause mapped: ready_mapped;
#define READY_LINKS ready_next[0 .. READY_ROWS - 1], ready_previous[0 .. READY_ROWS - 1], ready_map
#define READY_GHOSTS ready_list[0 .. READY_ROWS - 1], ready_key[0 .. READY_ROWS - 1], ready_begin, ready_end
// clang-format on

/* Keys last longer than any machine: said where one is taken (TRUSTED.md). */
/*@ ghost
    /@ terminates \true; exits \false; assigns \nothing; ensures long: ready_in_time; @/
    void run_queue_lasts(void);
*/

/*@ terminates \true; exits \false;
    assigns READY_LINKS, READY_GHOSTS;
    READY_INVARIANT(ensures)
    ensures unmade: \forall integer c; 0 <= c < COMPONENTS_MAX ==> ready_list[c] == READY_UNMADE;
    ensures long: ready_in_time;
*/
void run_queue_boot(void);

/*@ requires p: p < PRIORITIES;
    terminates \true; exits \false; assigns \nothing;
    ensures set: \forall integer q; 0 <= q < 64 ==>
        (ready_bit(\result, q) <==> q == p || ready_bit(ready, q));
*/
static inline uint64_t ready_with(uint64_t ready, uint32_t p)
{
    return ready | (uint64_t)1 << p;
}

/*@ requires p: p < PRIORITIES;
    terminates \true; exits \false; assigns \nothing;
    ensures clear: \forall integer q; 0 <= q < 64 ==>
        (ready_bit(\result, q) <==> q != p && ready_bit(ready, q));
*/
static inline uint64_t ready_without(uint64_t ready, uint32_t p)
{
    return ready & ~((uint64_t)1 << p);
}

/* The rows of a component that is in no list are in use from now on. */
/*@ READY_INVARIANT(requires)
    requires out: component < COMPONENTS_MAX && !ready_in(component);
    terminates \true; exits \false;
    assigns ready_next[component], ready_list[component];
    READY_INVARIANT(ensures)
    ensures nowhere: ready_list[component] == READY_NOWHERE;
*/
static inline void run_queue_make(uint32_t component)
{
    ready_next[component] = UNQUEUED;
    //@ ghost ready_list[component] = READY_NOWHERE;
}

/*@ requires marked: ready_marked;
    requires linked: ready_linked;
    requires made: component < COMPONENTS_MAX && ready_list[component] != READY_UNMADE;
    terminates \true; exits \false;
    assigns \nothing;
    ensures in: \result <==> ready_in(component);
*/
static inline bool run_queue_has(uint32_t component)
{
    return ready_next[component] != UNQUEUED;
}

/*@ READY_INVARIANT(requires)
    requires p: p < PRIORITIES;
    terminates \true; exits \false;
    assigns \nothing;
    ensures none: !\result <==>
        \forall integer c; ready_in(c) ==> ready_list[c] != p;
*/
static inline bool run_queue_is_ready(uint32_t p)
{
    return ready_next[READY_HEAD(p)] != READY_HEAD(p);
}

/* Ready, behind all others of this priority. */
/*@ READY_INVARIANT(requires)
    requires out: component < COMPONENTS_MAX && ready_list[component] == READY_NOWHERE;
    requires priority: p < PRIORITIES;
    requires time: ready_in_time;
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[component], ready_key[component], ready_end;
    READY_INVARIANT(ensures)
    ensures in: ready_list[component] == p;
    ensures last: \forall integer c; ready_in(c) && ready_list[c] == p ==>
        ready_key[c] <= ready_key[component];
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_push_back(uint32_t component, uint32_t p)
{
    uint32_t head = READY_HEAD(p), last = ready_previous[head];

    ready_next[component] = head;
    ready_previous[component] = last;
    ready_next[last] = component;
    ready_previous[head] = component;
    ready_map = ready_with(ready_map, p);
    /*@ ghost
        ready_list[component] = p;
        ready_key[component] = ready_end;
        ready_end++;
    */
}

/* Ready, before all others of this priority. */
/*@ READY_INVARIANT(requires)
    requires out: component < COMPONENTS_MAX && ready_list[component] == READY_NOWHERE;
    requires priority: p < PRIORITIES;
    requires time: ready_in_time;
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[component], ready_key[component], ready_begin;
    READY_INVARIANT(ensures)
    ensures in: ready_list[component] == p;
    ensures first: \forall integer c; ready_in(c) && ready_list[c] == p ==>
        ready_key[component] <= ready_key[c];
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_push_front(uint32_t component, uint32_t p)
{
    uint32_t head = READY_HEAD(p), first = ready_next[head];

    ready_next[component] = first;
    ready_previous[component] = head;
    ready_previous[first] = component;
    ready_next[head] = component;
    ready_map = ready_with(ready_map, p);
    /*@ ghost
        ready_begin--;
        ready_list[component] = p;
        ready_key[component] = ready_begin;
    */
}

/* Out of the list of this priority, where it stands behind `previous`. */
/*@ READY_INVARIANT(requires)
    requires in: ready_in(component) && ready_list[component] == p;
    requires previous: previous == ready_previous[component];
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[component];
    READY_INVARIANT(ensures)
    ensures out: ready_list[component] == READY_NOWHERE;
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void ready_leave(uint32_t component, uint32_t p, uint32_t previous)
{
    uint32_t next = ready_next[component];

    ready_next[component] = UNQUEUED;
    ready_next[previous] = next;
    ready_previous[next] = previous;
    if (next == previous) /* both are the head */
        ready_map = ready_without(ready_map, p);
    //@ ghost ready_list[component] = READY_NOWHERE;
}

/* Out of the list of this priority, wherever it stands there. */
/*@ READY_INVARIANT(requires)
    requires in: ready_in(component) && ready_list[component] == p;
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[component];
    READY_INVARIANT(ensures)
    ensures out: ready_list[component] == READY_NOWHERE;
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_remove(uint32_t component, uint32_t p)
{
    ready_leave(component, p, ready_previous[component]);
}

/* The priority of the most urgent that are ready; somebody is. */
/*@ READY_INVARIANT(requires)
    requires some: ready_map != 0;
    terminates \true; exits \false;
    assigns \nothing;
    ensures some: \result < PRIORITIES && ready_next[READY_HEAD(\result)] < COMPONENTS_MAX;
    ensures highest: \forall integer c; ready_in(c) ==> ready_list[c] <= \result;
*/
static inline uint32_t run_queue_highest(void)
{
    uint32_t p = 63u - (uint32_t)__builtin_clzll(ready_map);

    //@ assert set: ready_bit(ready_map, p);
    /*@ assert heads: \forall integer c; ready_in(c) ==>
            ready_beside(READY_HEAD(ready_list[c]), c) && ready_bit(ready_map, ready_list[c]); */
    return p;
}

/* The first of this list, which is not empty, taken out. */
/*@ READY_INVARIANT(requires)
    requires some: p < PRIORITIES && ready_next[READY_HEAD(p)] < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns READY_LINKS, ready_list[ready_next[READY_HEAD(p)]];
    READY_INVARIANT(ensures)
    ensures was_in: ready_in{Pre}(\result) && \at(ready_list[\at(\result, Post)], Pre) == p;
    ensures out: ready_list[\result] == READY_NOWHERE;
    ensures first: \forall integer c; ready_in{Pre}(c) && \at(ready_list[c], Pre) == p ==>
        ready_key[\result] <= ready_key[c];
    ensures others: ready_others{Pre,Post}(\result);
*/
static inline uint32_t run_queue_take(uint32_t p)
{
    uint32_t component = ready_next[READY_HEAD(p)];

    ready_leave(component, p, READY_HEAD(p));
    return component;
}

#endif
