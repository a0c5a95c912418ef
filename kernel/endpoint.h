/* endpoint.h - channels: pairs of endpoints, 2 n for the client and 2 n + 1 for the server.
 *
 * The slots of messages towards an endpoint are: its inbox, which its owner reads; the peer's
 * outbox, which the peer writes; those queued, in order; and the free ones. Together they are two
 * more than the contract lets queue, so there is always one to write into. A slot changes its role,
 * never its content; to hand a message over directly, inbox and outbox change places. Owned
 * arguments of queued messages belong to the channel's own heap holder. The slots of both
 * directions are one block, charged to who opened the channel.
 *
 * Invariants: an endpoint's owner is a component or one of KERNEL, NOBODY, FLYING, UNTAKEN. The
 * channel is free when both ends are NOBODY's. `target` is what the owner must be waiting for to
 * be handed a message on this endpoint directly: the endpoint itself, or the set it is in. An
 * owner that waits for the target has nothing to receive there. Messages that are handed over
 * directly are counted at the end that sent them, for both sides: see channel_settle. */
#ifndef KERNEL_ENDPOINT_H
#define KERNEL_ENDPOINT_H

#include <guard.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/monitor.h"
#include "sdk/include/deed/endpoint.h"

#define ENDPOINTS_MAX (2u * CHANNELS_MAX)

/* What components see of an endpoint, and behind it what every message needs of the kernel's: one
 * line of the cache for each end. */
struct endpoint_face {
    struct deed_endpoint seen;
    uint32_t owner;             /* component, or KERNEL, NOBODY, FLYING, UNTAKEN                */
    uint16_t word;              /* what waits in it, see WORD_*                                 */
    uint16_t held;              /* 1: the inbox may have an owned argument, just one, an object
                                   that is the first; who takes it out wipes this out           */
    uint64_t target;            /* what its owner must wait for to be handed a message: its own
                                   address, or that of the set it is in                         */
    struct endpoint_face *peer; /* the other end                                                */
    uint64_t handed;            /* messages handed over from here, since channel_settle         */
    uint16_t row;               /* state: a row of the monitor                                  */
    uint16_t contract;
    uint8_t messages; /* how many its contract has                                              */
    uint8_t urgency;  /* of what waits in it: a priority, see wait_event                        */
};
_Static_assert(sizeof(struct endpoint_face) == 64, "an endpoint's number is a shift away");

/* The word of an endpoint: 0 in the common case that nothing waits in it. */
_Static_assert(offsetof(struct endpoint_face, held) == offsetof(struct deed_endpoint_held, held),
               "components wipe it out");

#define CLAIM_HELD 0x10000u /* so many times the word in a claim: see endpoint_claim */

#define WORD_QUEUED    0x00ffu /* messages queued                          */
#define WORD_CONNECTED 0x0100u /* a new client that the server has not met */
#define WORD_CLOSED    0x0200u /* the peer is gone, or the channel cut      */
#define WORD_READABLE  0x03ffu
#define WORD_HELD      0x0400u /* the inbox may have other owned arguments */
#define WORD_LISTED    0x0800u /* in the ready list of its set             */
#define WORD_ORPHAN    0x1000u /* about to be closed                       */
#define WORD_SELF      0x2000u /* its owner has the other end, too         */
#define WORD_APART     0xdfffu /* what is left of a word without it        */

extern struct endpoint_face endpoint_face[ENDPOINTS_MAX]; /* aligned to its size */
extern uint32_t endpoint_next[ENDPOINTS_MAX];             /* in a set's ready list, see set.h, or
                                                             orphans; of the kernel's ends: see
                                                             served.c                           */
extern uint32_t endpoint_previous[ENDPOINTS_MAX];         /* the same: set_ready.c */

// clang-format off
/*@ logic integer endpoint_other(integer e) = e % 2 == 0 ? e + 1 : e - 1;

    // Its channel was opened once; a row where none ever was is nobody's at all (rows.c).
    predicate endpoint_made{L}(integer e) =
      0 <= e < ENDPOINTS_MAX && endpoint_face[e].owner < OWNERS_MAX;
    predicate endpoint_paired{L}(integer e) =
      endpoint_face[e].peer == &endpoint_face[endpoint_other(e)] &&
      endpoint_made(endpoint_other(e));
    // its row is one of its contract, seen from its side
    predicate endpoint_ruled{L}(integer e) =
      endpoint_face[e].contract < deed_contract_count &&
      endpoint_face[e].messages == deed_contracts[endpoint_face[e].contract].message_count &&
      endpoint_face[e].messages > 0 &&
      monitor_first[endpoint_face[e].contract] <= endpoint_face[e].row;

    predicate endpoint_pairs{L} =
      \forall integer e; endpoint_made(e) ==> endpoint_paired(e);
    predicate endpoint_rules{L} = 0 < deed_contract_count <= CONTRACTS_MAX &&
      \forall integer e; endpoint_made(e) ==> endpoint_ruled(e);

    // nothing about this end is another thing than before, but what was said to its owner
    predicate endpoint_same{L1,L2}(integer e) =
      \at(endpoint_face[e].owner, L1) == \at(endpoint_face[e].owner, L2) &&
      \at(endpoint_face[e].word, L1) == \at(endpoint_face[e].word, L2) &&
      \at(endpoint_face[e].held, L1) == \at(endpoint_face[e].held, L2) &&
      \at(endpoint_face[e].target, L1) == \at(endpoint_face[e].target, L2) &&
      \at(endpoint_face[e].peer, L1) == \at(endpoint_face[e].peer, L2) &&
      \at(endpoint_face[e].handed, L1) == \at(endpoint_face[e].handed, L2) &&
      \at(endpoint_face[e].row, L1) == \at(endpoint_face[e].row, L2) &&
      \at(endpoint_face[e].contract, L1) == \at(endpoint_face[e].contract, L2) &&
      \at(endpoint_face[e].messages, L1) == \at(endpoint_face[e].messages, L2);
*/
// clang-format on

/*@ terminates \true; exits \false; assigns \nothing;
    ensures peer: \result == endpoint_other(endpoint);
*/
static inline uint32_t endpoint_peer(uint32_t endpoint)
{
    return endpoint / 2 * 2 + (1 - endpoint % 2);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures side: \result == endpoint % 2;
*/
static inline uint32_t endpoint_side(uint32_t endpoint)
{
    return endpoint % 2;
}

/* The number of the endpoint that this points to. The table is aligned to its size, so any address
 * is that of some endpoint, and a wrong one does no more than a right one: what counts is whether
 * the endpoint is the caller's. */
/*@ logic integer endpoint_of(struct deed_endpoint *seen) =
      (uint32_t)((uint64_t)((uint64_t)seen / sizeof(struct endpoint_face)) % ENDPOINTS_MAX);
*/
/*@ terminates \true; exits \false; assigns \nothing;
    ensures inside: \result < ENDPOINTS_MAX;
    ensures number: \result == endpoint_of(seen);
*/
static inline uint32_t endpoint_number(const struct deed_endpoint *seen)
{
    return (uint32_t)((uint64_t)seen / sizeof(struct endpoint_face) % ENDPOINTS_MAX);
}

/* Its state after this step of the monitor. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns endpoint_face[endpoint].row;
    ensures row: endpoint_face[endpoint].row == (uint16_t)step;
*/
static inline void endpoint_move(uint32_t endpoint, uint32_t step)
{
    endpoint_face[endpoint].row = guard_row(endpoint_face[endpoint].row, step);
}

/* The number of its state in its contract. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    requires contract: endpoint_face[endpoint].contract < CONTRACTS_MAX;
    requires row: monitor_first[endpoint_face[endpoint].contract] <= endpoint_face[endpoint].row;
    requires messages: endpoint_face[endpoint].messages > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures state: \result == (endpoint_face[endpoint].row -
   monitor_first[endpoint_face[endpoint].contract]) / (MONITOR_SIDES *
   endpoint_face[endpoint].messages);
*/
static inline uint32_t endpoint_state(uint32_t endpoint)
{
    const struct endpoint_face *end = &endpoint_face[endpoint];

    return (end->row - monitor_first[end->contract]) / (MONITOR_SIDES * end->messages);
}

/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> endpoint_face[endpoint].owner == core.current;
*/
static inline bool endpoint_is_current(uint32_t endpoint)
{
    return endpoint_face[endpoint].owner == core.current;
}

/* Its owner, and what is in it: core_claim() says whether it is the running component's, with
 * nothing there to receive and nothing left to be dropped. */
/*@ requires end: \valid_read(end);
    terminates \true; exits \false; assigns \nothing;
    ensures claim: \result == (end->held * CLAIM_HELD + end->word) * CLAIM_HIGH + end->owner;
*/
static inline uint64_t endpoint_claim(const struct endpoint_face *end)
{
    return (uint64_t)(end->held * CLAIM_HELD + end->word) * CLAIM_HIGH + end->owner;
}

/* Its target when it is in no set. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures address: \result == (uint64_t)&endpoint_face[endpoint];
*/
static inline uint64_t endpoint_self(uint32_t endpoint)
{
    return (uint64_t)&endpoint_face[endpoint];
}

/* The same as an address, worked out once. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures end: \exists integer e; 0 <= e < ENDPOINTS_MAX && \result == &endpoint_face[e];
*/
static inline struct endpoint_face *endpoint_at(const struct deed_endpoint *seen)
{
    return (struct endpoint_face *)machine_opaque((uint64_t)&endpoint_face[endpoint_number(seen)]);
}

/* The endpoint that who says this waits for; null if it waits for none. */
static inline struct endpoint_face *endpoint_waited(uint64_t what)
{
    uint64_t end = what & ~WAIT_FLAGS;

    return end - (uint64_t)endpoint_face < sizeof endpoint_face ? (struct endpoint_face *)end
                                                                : NULL;
}

/* It has a new owner. One that has both ends waits at neither for what it sends itself. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    requires peer: \valid(endpoint_face[endpoint].peer) &&
        \separated(endpoint_face[endpoint].peer, &endpoint_face[endpoint]);
    terminates \true; exits \false; assigns endpoint_face[endpoint].owner,
   endpoint_face[endpoint].word, endpoint_face[endpoint].peer->word; ensures owner:
   endpoint_face[endpoint].owner == owner; ensures both: owner ==
   endpoint_face[endpoint].peer->owner ==> endpoint_face[endpoint].word ==
   (\old(endpoint_face[endpoint].word) | WORD_SELF) && endpoint_face[endpoint].peer->word ==
            (\old(endpoint_face[endpoint].peer->word) | WORD_SELF);
    ensures apart: owner != endpoint_face[endpoint].peer->owner &&
        (\old(endpoint_face[endpoint].word) & WORD_SELF) != 0 ==>
            endpoint_face[endpoint].word == (\old(endpoint_face[endpoint].word) & WORD_APART) &&
            endpoint_face[endpoint].peer->word ==
                (\old(endpoint_face[endpoint].peer->word) & WORD_APART);
*/
static inline void endpoint_give(uint32_t endpoint, uint32_t owner)
{
    struct endpoint_face *end = &endpoint_face[endpoint], *peer = end->peer;

    end->owner = owner;
    if (owner == peer->owner) {
        end->word |= WORD_SELF;
        peer->word |= WORD_SELF;
    } else if (end->word & WORD_SELF) {
        end->word &= WORD_APART;
        peer->word &= WORD_APART;
    }
}

/* Does who has the other end wait, with a context that it could lend? */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    requires peer: \valid_read(endpoint_face[endpoint].peer);
    requires owner: endpoint_face[endpoint].peer->owner < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==>
        (component_waits[endpoint_face[endpoint].peer->owner] & WAIT_KEEPS) != 0;
*/
static inline bool endpoint_is_offered_context(uint32_t endpoint)
{
    return (component_waits[endpoint_face[endpoint].peer->owner] & WAIT_KEEPS) != 0;
}

/* Is there something to receive? */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> (endpoint_face[endpoint].word & WORD_READABLE) != 0;
*/
static inline bool endpoint_readable(uint32_t endpoint)
{
    return (endpoint_face[endpoint].word & WORD_READABLE) != 0;
}

/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures count: \result == endpoint_face[endpoint].word % 256;
*/
static inline uint32_t endpoint_queued(uint32_t endpoint)
{
    return endpoint_face[endpoint].word % (WORD_QUEUED + 1u);
}

#endif
