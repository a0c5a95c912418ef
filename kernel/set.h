/* set.h - endpoint sets: those of `serves` ports, which have the numbers of their ports, and behind
 * them those that components make (set_life.c). The endpoints of a set that have something to
 * receive are in its ready list (set_ready.c), the most urgent first. A set knows its members by
 * nothing but their target: so putting one in and taking one out is one store, however many there
 * are. */
#ifndef KERNEL_SET_H
#define KERNEL_SET_H

#include "kernel/endpoint.h"
#include "kernel/rows.h"
#include "kernel/port.h"

#define SETS_MAX (PORTS_MAX + SETS_MADE)

/* What components see a pointer to: the owner, a component (any other number: nobody's), and the
 * first of the ready list. In such a list numbers are one higher, and 0 is its end. Aligned to its
 * size. */
extern struct deed_set set_face[SETS_MAX];

extern uint32_t made_of[COMPONENTS_MAX]; /* how many sets it has made that exist */
extern uint32_t made_next[SETS_MADE];    /* see set_life.c                       */

/* What a component takes in the tables here: how many sets it made. And what a port takes. */
extern const struct rows maker_rows[], set_rows[], made_rows[];

#define MAKER_BYTES sizeof(uint32_t)
#define SET_BYTES   sizeof set_face[0]
#define MADE_BYTES  12u /* of one that a component makes */

/* The number of this set; as with endpoints, any address is that of some set. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures inside: \result < SETS_MAX;
*/
static inline uint32_t set_number(const struct deed_set *set)
{
    return (uint32_t)((uint64_t)set / sizeof *set % SETS_MAX);
}

/* What the owner waits for; the target of the endpoints in the set. */
/*@ requires set: set < SETS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures address: \result == (uint64_t)&set_face[set];
*/
static inline uint64_t set_target(uint32_t set)
{
    return (uint64_t)&set_face[set];
}

/*@ requires set: set < SETS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> set_face[set].owner == core.current;
*/
static inline bool set_is_current(uint32_t set)
{
    return set_face[set].owner == core.current;
}

/* Its owner, and what can be received: as endpoint_claim. */
/*@ requires set: \valid_read(set);
    terminates \true; exits \false; assigns \nothing;
    ensures claim: \result == set->first * CLAIM_HIGH + set->owner;
*/
static inline uint64_t set_claim(const struct deed_set *set)
{
    return set->first * CLAIM_HIGH + set->owner;
}

/* The first that is listed, NONE if nothing is. */
/*@ requires set: set < SETS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures first: set_face[set].first != 0 ==> \result == set_face[set].first - 1;
    ensures none: set_face[set].first == 0 ==> \result == NONE;
*/
static inline uint32_t set_first(uint32_t set)
{
    return set_face[set].first - 1;
}

/* There is a set of this number, empty. */
/*@ requires set: set < SETS_MAX;
    terminates \true; exits \false; assigns set_face[set].owner, set_face[set].first;
    ensures made: set_face[set].owner == owner && set_face[set].first == 0;
*/
void set_make(uint32_t set, uint32_t owner);

/* An endpoint in this set has something to receive; a listed one is taken out again, as if it had
 * nothing. */
void set_list(uint32_t set, uint32_t endpoint);
void set_unlist(uint32_t endpoint);

/* What waits in this endpoint has this urgency from now on. */
void set_urge(uint32_t endpoint, uint32_t urgency);

/* The running component puts its endpoint into its set; receives from its set. */
void set_put(uint32_t set, uint32_t endpoint);
struct deed_endpoint *set_receive(uint32_t set, uint64_t deadline);

/* The first of the ready list comes out of it; NONE if there is none. */
static inline uint32_t set_pop(uint32_t set)
{
    uint32_t endpoint = set_first(set), next, last;

    if (endpoint == NONE)
        return NONE;
    next = endpoint_next[endpoint];
    last = endpoint_previous[endpoint];
    set_face[set].first = next;
    if (last != endpoint)
        endpoint_previous[next - 1] = last; /* the next one is the first of the group */
    endpoint_face[endpoint].word &= ~WORD_LISTED;
    return endpoint;
}

/* Its owner has stopped: nothing is listed. */
/*@ requires set: set < SETS_MAX;
    terminates \true; exits \false; assigns set_face[set].first;
    ensures empty: set_face[set].first == 0;
*/
void set_clear(uint32_t set);

/* All that a component made, and that recovery has emptied already, are nobody's. */
void set_return(uint32_t component);

/* Bytes of tables that are kept for the sets that a component made. */
/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: \result == made_of[component] * MADE_BYTES;
*/
uint64_t set_bytes(uint32_t component);

#endif
