/* timer_queue.c - the heap of deadlines. The idea and the contracts stand in timer_queue.h. */
#include "kernel/timer_queue.h"

#include "sharedheap/table.h"

TABLE uint32_t timer_at[TIMERS];
TABLE uint32_t timer_place[TIMERS];
TABLE uint64_t timer_deadline[TIMERS];
uint32_t timer_count;

//@ ghost uint32_t timer_idle[TIMERS];
//@ ghost uint32_t timer_rank[TIMERS];

/* A heap with a gap: at `place` is nobody, and `timer` is to be somewhere. Without the two of them
 * it is ordered, also across the gap. */
/*@ predicate timer_is_set_beside{L}(integer t, integer place) =
      timer_place[t] < timer_count && timer_place[t] != place && timer_at[timer_place[t]] == t;
    predicate timer_placed_beside{L}(integer place, integer timer) =
      0 <= place < timer_count <= TIMERS && 0 <= timer < TIMERS &&
      \forall integer i; 0 <= i < timer_count && i != place ==>
          timer_at[i] < TIMERS && timer_at[i] != timer && timer_place[timer_at[i]] == i;
    predicate timer_ordered_beside{L}(integer place) =
      \forall integer i; 0 < i < timer_count && i != place && timer_above(i) != place ==>
          timer_deadline[timer_at[timer_above(i)]] <= timer_deadline[timer_at[i]];
    predicate timer_ordered_across{L}(integer place) =
      \forall integer i; 0 < i < timer_count && timer_above(i) == place && place > 0 ==>
          timer_deadline[timer_at[timer_above(place)]] <= timer_deadline[timer_at[i]];
    predicate timer_before_below{L}(integer place, integer timer) =
      \forall integer i; 0 < i < timer_count && timer_above(i) == place ==>
          timer_deadline[timer] <= timer_deadline[timer_at[i]];
    predicate timer_behind_above{L}(integer place, integer timer) =
      place > 0 ==> timer_deadline[timer_at[timer_above(place)]] <= timer_deadline[timer];

    // all others are as set as they were when the gap was at `was`
    predicate timer_kept{L1,L2}(integer was, integer place, integer timer) =
      \forall integer t; 0 <= t < TIMERS && t != timer ==>
          (timer_is_set_beside{L2}(t, place) <==> timer_is_set_beside{L1}(t, was));
*/
// clang-format off
#define GAP(clause)                                                                                \
    clause placed: timer_placed_beside(place, timer);                                              \
    clause ordered: timer_ordered_beside(place);                                                   \
    clause across: timer_ordered_across(place);
#define FILLED(was)                                                                                \
    ensures placed: timer_placed; ensures ordered: timer_ordered;                                  \
    ensures set: timer_is_set(timer);                                                              \
    ensures kept: \forall integer t; 0 <= t < TIMERS && t != timer ==>                             \
        (timer_is_set(t) <==> timer_is_set_beside{Pre}(t, was));
// clang-format on

/* The first is the earliest, by induction along the heap. */
// clang-format off
#define EARLIEST                                                                                   \
    loop invariant range: 0 <= n <= timer_count;                                                   \
    loop invariant earliest: \forall integer i; 0 <= i < n ==>                                     \
        timer_deadline[timer_at[0]] <= timer_deadline[timer_at[i]];                                \
    loop assigns n;                                                                                \
    loop variant timer_count - n;
// clang-format on

void timer_queue_boot(void)
{
    timer_count = 0;
    /*@ ghost
        uint32_t t = 0;
        /@ loop invariant range: 0 <= t <= TIMERS;
           loop invariant same: \forall integer k; 0 <= k < t ==>
               timer_idle[k] == k && timer_rank[k] == k;
           loop assigns t, TIMER_GHOSTS;
           loop variant TIMERS - t; @/
        while (t < TIMERS) {
            timer_idle[t] = t;
            timer_rank[t] = t;
            t++;
        }
    */
}

/*@ requires bounds: place < TIMERS && timer < TIMERS;
    terminates \true; exits \false;
    assigns timer_at[place], timer_place[timer];
    ensures put: timer_at[place] == timer && timer_place[timer] == place;
*/
static void put(uint32_t place, uint32_t timer)
{
    timer_at[place] = timer;
    timer_place[timer] = place;
}

/* The gap rises to where the timer fits. */
/*@ GAP(requires)
    requires below: timer_before_below(place, timer);
    terminates \true; exits \false;
    assigns TIMER_TABLES;
    FILLED(place)
*/
static void rise(uint32_t place, uint32_t timer)
{
    /*@ GAP(loop invariant)
        loop invariant below: timer_before_below(place, timer);
        loop invariant kept: timer_kept{Pre,Here}(\at(place, Pre), place, timer);
        loop assigns place, TIMER_TABLES;
        loop variant place;
    */
    while (place > 0) {
        uint32_t above = (place - 1) / 2;
        if (timer_deadline[timer_at[above]] <= timer_deadline[timer])
            break;
        put(place, timer_at[above]);
        place = above;
    }
    put(place, timer);
}

/* The gap sinks to where the timer fits. */
/*@ GAP(requires)
    requires above: timer_behind_above(place, timer);
    terminates \true; exits \false;
    assigns TIMER_TABLES;
    FILLED(place)
*/
static void sink(uint32_t place, uint32_t timer)
{
    /*@ GAP(loop invariant)
        loop invariant above: timer_behind_above(place, timer);
        loop invariant kept: timer_kept{Pre,Here}(\at(place, Pre), place, timer);
        loop assigns place, TIMER_TABLES;
        loop variant timer_count - place;
    */
    for (;;) {
        uint32_t below = 2 * place + 1;
        if (below >= timer_count)
            break;
        if (below + 1 < timer_count &&
            timer_deadline[timer_at[below + 1]] < timer_deadline[timer_at[below]])
            below++;
        /*@ assert least: \forall integer i; 0 < i < timer_count && timer_above(i) == place ==>
                timer_deadline[timer_at[below]] <= timer_deadline[timer_at[i]]; */
        if (timer_deadline[timer] <= timer_deadline[timer_at[below]])
            break;
        put(place, timer_at[below]);
        place = below;
    }
    put(place, timer);
}

bool timer_queue_set(uint32_t timer, uint64_t cycles)
{
    /*@ ghost
        uint32_t other = timer_idle[timer_count], rank = timer_rank[timer];
        timer_idle[rank] = other;
        timer_rank[other] = rank;
    */
    timer_deadline[timer] = cycles;
    rise(timer_count++, timer);
    /*@ ghost
        uint32_t n = 0;
        /@ EARLIEST @/
        while (n < timer_count) n++;
    */
    return timer_at[0] == timer;
}

void timer_queue_cancel(uint32_t timer)
{
    uint32_t place = timer_place[timer];
    uint32_t last = timer_at[--timer_count];

    /*@ ghost
        timer_idle[timer_count] = timer;
        timer_rank[timer] = timer_count;
    */
    /*@ assert beside: \forall integer t; 0 <= t < TIMERS && t != timer && t != last ==>
            (timer_is_set_beside(t, place) <==> timer_is_set{Pre}(t)); */
    if (last != timer) {
        if (timer_deadline[last] < timer_deadline[timer])
            rise(place, last);
        else
            sink(place, last);
    }
    //@ assert others: timer_others{Pre,Here}(timer);
}

uint64_t timer_queue_nearest(void)
{
    /*@ ghost
        uint32_t n = 0;
        /@ EARLIEST @/
        while (n < timer_count) n++;
    */
    return timer_count == 0 ? UINT64_MAX : timer_deadline[timer_at[0]];
}

uint32_t timer_queue_take(uint64_t now)
{
    uint32_t timer;

    /*@ ghost
        uint32_t n = 0;
        /@ EARLIEST @/
        while (n < timer_count) n++;
    */
    if (timer_count == 0 || timer_deadline[timer_at[0]] > now)
        return NONE;
    timer = timer_at[0];
    timer_queue_cancel(timer);
    return timer;
}
