/* run_queue.h - who is ready: a list for each priority, first come first served, and a word that
 * says which of them are not empty.
 *
 * A component that is ready and does not run is in exactly one list, or is the hand-off of
 * schedule.h, which is in none. With interrupts off. There is one core now; a second one would have
 * lists of its own. */
#ifndef KERNEL_RUN_QUEUE_H
#define KERNEL_RUN_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/index.h"

#define PRIORITIES 32u

extern uint32_t ready_next[COMPONENTS_MAX]; /* UNQUEUED: it is in no list        */
extern uint32_t ready_previous[COMPONENTS_MAX];
extern uint32_t ready_first[PRIORITIES]; /* NONE: nobody of this priority     */
extern uint32_t ready_last[PRIORITIES];
extern uint64_t ready_map; /* bit p: the list of priority p is not empty */

/* In which list is it, and when did it come? A key of its own for each that comes, above all others
 * at the end of a list, below all others at its begin: so lists end, and nobody is in one twice.
 * They last for 2^63 of each, which is centuries. */
#define READY_NOWHERE PRIORITIES        /* in no list                     */
#define READY_UNMADE  (PRIORITIES + 1u) /* its rows have never been used  */
//@ ghost extern uint32_t ready_list[COMPONENTS_MAX];
//@ ghost extern int64_t ready_key[COMPONENTS_MAX];
//@ ghost extern int64_t ready_begin;
//@ ghost extern int64_t ready_end;

#define READY_IN(c) (0 <= c < COMPONENTS_MAX && ready_list[c] < PRIORITIES)

/*@ predicate ready_in{L}(integer c) = READY_IN(c);
    predicate ready_beside{L}(integer c, integer d) =
      READY_IN(c) && READY_IN(d) && ready_list[c] == ready_list[d];
    predicate ready_bit(integer word, integer p) = (word & (1 << p)) != 0;
    predicate ready_in_time{L} = INT64_MIN < ready_begin && ready_end < INT64_MAX;

    predicate ready_marked{L} =
      \forall integer c; 0 <= c < COMPONENTS_MAX ==>
          ready_list[c] <= READY_UNMADE && (ready_list[c] == READY_NOWHERE ==> ready_next[c] ==
   UNQUEUED); predicate ready_keyed{L} = ready_begin <= ready_end &&
      \forall integer c; READY_IN(c) ==> ready_begin <= ready_key[c] < ready_end;
    predicate ready_once{L} =
      \forall integer c, d; READY_IN(c) && READY_IN(d) && ready_key[c] == ready_key[d] ==> c == d;
    predicate ready_linked{L} =
      \forall integer c; READY_IN(c) && ready_next[c] != NONE ==>
          ready_next[c] < COMPONENTS_MAX && ready_list[ready_next[c]] == ready_list[c] &&
          ready_previous[ready_next[c]] == c && ready_key[c] < ready_key[ready_next[c]];
    predicate ready_linked_back{L} =
      \forall integer c; READY_IN(c) && ready_first[ready_list[c]] != c ==>
          ready_previous[c] < COMPONENTS_MAX && ready_list[ready_previous[c]] == ready_list[c] &&
          ready_next[ready_previous[c]] == c;
    predicate ready_ordered{L} =
      \forall integer c, d; READY_IN(c) && READY_IN(d) && ready_list[c] == ready_list[d] &&
   ready_key[c] < ready_key[d] ==> ready_next[c] != NONE && ready_key[ready_next[c]] <=
   ready_key[d]; predicate ready_bounded{L} =
      \forall integer c; READY_IN(c) ==>
          ready_first[ready_list[c]] != NONE &&
          ready_key[ready_first[ready_list[c]]] <= ready_key[c] <=
   ready_key[ready_last[ready_list[c]]]; predicate ready_ended{L} =
      \forall integer p; 0 <= p < PRIORITIES && ready_first[p] != NONE ==>
          ready_first[p] < COMPONENTS_MAX && ready_list[ready_first[p]] == p &&
          ready_last[p] < COMPONENTS_MAX && ready_list[ready_last[p]] == p &&
          ready_next[ready_last[p]] == NONE;
    predicate ready_mapped{L} =
      \forall integer p; 0 <= p < 64 ==>
          (ready_bit(ready_map, p) <==> p < PRIORITIES && ready_first[p] != NONE);

    // nobody else has come, gone, or changed places
    predicate ready_others{L1,L2}(integer but) =
      \forall integer c; 0 <= c < COMPONENTS_MAX && c != but ==>
          \at(ready_list[c], L2) == \at(ready_list[c], L1) && \at(ready_key[c], L2) ==
   \at(ready_key[c], L1);
*/
// clang-format off
#define READY_INVARIANT(clause)                                                                      \
    clause marked: ready_marked; clause keyed: ready_keyed; clause once: ready_once;                     \
    clause linked: ready_linked; clause back: ready_linked_back; clause ordered: ready_ordered;          \
    clause bounded: ready_bounded; clause ended: ready_ended; clause mapped: ready_mapped;
#define READY_LINKS ready_next[0 .. COMPONENTS_MAX - 1], ready_previous[0 .. COMPONENTS_MAX - 1]
#define READY_LIST(p) ready_first[p], ready_last[p], ready_map
// clang-format on

/*@ terminates \true; exits \false;
    assigns ready_first[0 .. PRIORITIES - 1], ready_map, ready_list[0 .. COMPONENTS_MAX - 1],
   ready_begin, ready_end; READY_INVARIANT(ensures) ensures unmade: \forall integer c; 0 <= c <
   COMPONENTS_MAX ==> ready_list[c] == READY_UNMADE; ensures long: ready_in_time;
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

/*@ requires p: p < PRIORITIES;
    requires ended: ready_ended;
    requires bounded: ready_bounded;
    terminates \true; exits \false;
    assigns \nothing;
    ensures none: !\result <==>
        \forall integer c; ready_in(c) ==> ready_list[c] != p;
*/
static inline bool run_queue_is_ready(uint32_t p)
{
    return ready_first[p] != NONE;
}

/* Ready, behind all others of this priority. */
/*@ READY_INVARIANT(requires)
    requires out: component < COMPONENTS_MAX && ready_list[component] == READY_NOWHERE;
    requires priority: p < PRIORITIES;
    requires time: ready_in_time;
    terminates \true; exits \false;
    assigns READY_LINKS, READY_LIST(p), ready_list[component], ready_key[component], ready_end;
    READY_INVARIANT(ensures)
    ensures in: ready_list[component] == p;
    ensures last: \forall integer c; ready_beside(c, component) ==>
        ready_key[c] <= ready_key[component];
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_push_back(uint32_t component, uint32_t p)
{
    /*@ assert nexts: \forall integer c; READY_IN(c) && ready_list[c] == p && c != ready_last[p] ==>
            ready_next[c] != NONE && ready_key[ready_next[c]] < ready_end; */
    /*@ assert empty: ready_first[p] == NONE ==>
            \forall integer c; READY_IN(c) ==> ready_list[c] != p; */
    /*@ assert end: ready_first[p] != NONE ==>
            \forall integer c; READY_IN(c) && ready_first[ready_list[c]] != c ==>
                ready_previous[c] != ready_last[p]; */
    ready_next[component] = NONE;
    ready_previous[component] = ready_last[p];
    if (ready_first[p] == NONE)
        ready_first[p] = component;
    else
        ready_next[ready_last[p]] = component;
    ready_last[p] = component;
    ready_map = ready_with(ready_map, p);
    /*@ assert links: \forall integer c; READY_IN(c) ==>
            ready_next[c] == (\at(ready_first[p], Pre) != NONE && c == \at(ready_last[p], Pre) ?
                              component : \at(ready_next[c], Pre)); */
    //@ assert back: ready_linked_back;
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
    assigns READY_LINKS, READY_LIST(p), ready_list[component], ready_key[component], ready_begin;
    READY_INVARIANT(ensures)
    ensures in: ready_list[component] == p;
    ensures first: \forall integer c; ready_beside(c, component) ==>
        ready_key[component] <= ready_key[c];
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_push_front(uint32_t component, uint32_t p)
{
    uint32_t first = ready_first[p];

    ready_next[component] = first;
    if (first == NONE)
        ready_last[p] = component;
    else
        ready_previous[first] = component;
    ready_first[p] = component;
    ready_map = ready_with(ready_map, p);
    /*@ assert back: \forall integer c; READY_IN(c) && ready_first[ready_list[c]] != c && c != first
       ==> ready_previous[c] != component && ready_previous[c] < COMPONENTS_MAX &&
            ready_list[ready_previous[c]] == ready_list[c] && ready_next[ready_previous[c]] == c; */
    /*@ ghost
        ready_begin--;
        ready_list[component] = p;
        ready_key[component] = ready_begin;
    */
}

/* Out of the list of this priority, wherever it stands there. */
/*@ READY_INVARIANT(requires)
    requires in: ready_in(component) && ready_list[component] == p;
    terminates \true; exits \false;
    assigns READY_LINKS, READY_LIST(p), ready_list[component];
    READY_INVARIANT(ensures)
    ensures out: ready_list[component] == READY_NOWHERE;
    ensures others: ready_others{Pre,Post}(component);
*/
static inline void run_queue_remove(uint32_t component, uint32_t p)
{
    uint32_t next = ready_next[component], previous = ready_previous[component];

    //@ assert last: next == NONE <==> ready_last[p] == component;
    /*@ assert after: \forall integer c; READY_IN(c) && ready_list[c] == p && c != component &&
            ready_key[component] <= ready_key[c] ==>
                next != NONE && ready_key[next] <= ready_key[c]; */
    //@ assert tail: ready_first[p] != component ==> ready_last[p] != previous;
    /*@ assert only: \forall integer c; ready_first[p] != component && READY_IN(c) &&
            ready_first[ready_list[c]] != c && ready_previous[c] == previous ==> c == component; */
    /*@ assert before: \forall integer c; READY_IN(c) && ready_next[c] == component ==>
            ready_first[p] != component && c == previous; */
    /*@ assert behind: \forall integer c; READY_IN(c) && ready_first[ready_list[c]] != c &&
            ready_previous[c] == component ==> c == next; */
    if (ready_first[p] == component)
        ready_first[p] = next;
    else
        ready_next[previous] = next;
    if (ready_last[p] == component)
        ready_last[p] = previous;
    else
        ready_previous[next] = previous;
    if (ready_first[p] == NONE)
        ready_map = ready_without(ready_map, p);
    ready_next[component] = UNQUEUED;
    //@ ghost ready_list[component] = READY_NOWHERE;
}

/* The priority of the most urgent that are ready; somebody is. */
/*@ READY_INVARIANT(requires)
    requires some: ready_map != 0;
    terminates \true; exits \false;
    assigns \nothing;
    ensures some: \result < PRIORITIES && ready_first[\result] != NONE;
    ensures highest: \forall integer c; ready_in(c) ==> ready_list[c] <= \result;
*/
static inline uint32_t run_queue_highest(void)
{
    return 63u - (uint32_t)__builtin_clzll(ready_map);
}

/* The first of this list, which is not empty, taken out. */
/*@ READY_INVARIANT(requires)
    requires some: p < PRIORITIES && ready_first[p] != NONE;
    terminates \true; exits \false;
    assigns ready_next[0 .. COMPONENTS_MAX - 1], ready_first[p], ready_map,
            ready_list[0 .. COMPONENTS_MAX - 1];
    READY_INVARIANT(ensures)
    ensures was_in: ready_in{Pre}(\result) && \at(ready_list[\at(\result, Post)], Pre) == p;
    ensures out: ready_list[\result] == READY_NOWHERE;
    ensures first: \forall integer c; ready_in{Pre}(c) && \at(ready_list[c], Pre) == p ==>
        ready_key[\result] <= ready_key[c];
    ensures others: ready_others{Pre,Post}(\result);
*/
static inline uint32_t run_queue_take(uint32_t p)
{
    uint32_t component = ready_first[p];

    //@ assert last: ready_next[component] == NONE <==> ready_last[p] == component;
    /*@ assert after: \forall integer c; READY_IN(c) && ready_list[c] == p && c != component ==>
            ready_next[component] != NONE &&
            ready_key[ready_next[component]] <= ready_key[c]; */
    ready_first[p] = ready_next[component];
    ready_next[component] = UNQUEUED;
    if (ready_first[p] == NONE)
        ready_map = ready_without(ready_map, p);
    //@ ghost ready_list[component] = READY_NOWHERE;
    return component;
}

#endif
