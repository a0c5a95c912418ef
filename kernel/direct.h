/* direct.h - the short way of a message: from the running component straight to one that waits for
 * it, without a queue.
 *
 * Three compares decide. The end is the caller's, nothing lies in it, and nobody would have to run
 * first: one word of the end against one of the core. Its contract allows the message: one word of
 * the monitor's table against the tag (guard.h says whether that is asked at all). The peer's owner
 * waits for exactly this endpoint or the set it is in: then it has nothing to receive there, so no
 * message is overtaken, and both ends are in the same state. Nothing here knows how large a message
 * is. With interrupts off. */
#ifndef KERNEL_DIRECT_H
#define KERNEL_DIRECT_H

#include <guard.h>

#include "kernel/endpoint.h"
#include "kernel/schedule.h"
#include "sharedheap/heap.h"

/* The endpoint that a component names. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures end: \exists integer e; 0 <= e < ENDPOINTS_MAX && \result == &endpoint_face[e];
*/
static inline struct endpoint_face *direct_end(struct deed_endpoint *seen)
{
    return GUARD_OWNER ? endpoint_at(seen) : (struct endpoint_face *)(void *)seen;
}

/* What is in a message that goes this way. */
enum direct_load {
    DIRECT_ANY,   /* the monitor's tables say that none is owned */
    DIRECT_BARE,  /* no arguments: the slots stay where they are */
    DIRECT_WORDS, /* none that are owned                         */
    DIRECT_OBJECT /* one that is owned, an object, first         */
};

/* The monitor's entry of this message at this end. */
/*@ requires end: \valid_read(end);
    terminates \true; exits \false; assigns \nothing;
    ensures entry: \result == &monitor_steps[end->row + MONITOR_SIDES * (tag % MONITOR_TAGS)];
    ensures inside: \valid_read(\result);
*/
static inline const struct monitor_step *direct_step(const struct endpoint_face *end, uint32_t tag)
{
    return GUARD_MONITOR ? monitor_entry(end->row, tag) : NULL;
}

/* What the short way compares with the tag, see monitor.h. */
/*@ requires step: \valid_read(step);
    terminates \true; exits \false; assigns \nothing;
    ensures key: \result == step->key;
*/
static inline uint32_t direct_key(const struct monitor_step *step)
{
    return GUARD_MONITOR ? step->key : KEY_NEVER;
}

/* May this message, whose entry has this key, be sent from this end? */
/*@ requires end: \valid_read(end);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> key == (load == DIRECT_OBJECT ? (tag | KEY_OBJECT) : tag);
*/
static inline bool direct_may_send(const struct endpoint_face *end, uint32_t tag, uint32_t key,
                                   enum direct_load load)
{
    if (GUARD_MONITOR)
        return key == (load == DIRECT_OBJECT ? tag | KEY_OBJECT : tag);
    return load != DIRECT_ANY ||
           (tag < end->messages && (guard_step(end->contract, end->row, tag) & MONITOR_PLAIN));
}

/* Is the end the running component's, with nothing there to receive and nothing left in the inbox
 * to be dropped, and is there nobody who would have to run first? Before that is known, nothing may
 * be made of its peer: it may have none. */
/*@ requires end: \valid_read(end);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> end->held * CLAIM_HELD + end->word == core.kept &&
        end->owner == core.current;
*/
static inline bool direct_is_clear(const struct endpoint_face *end)
{
    return GUARD_OWNER ? endpoint_claim(end) == core_claim()
                       : (end->held * CLAIM_HELD + end->word | core.kept) == 0;
}

/* The running component, where that is so: there is no hand-off, and the claim is its number. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures claim: \result == core.kept * CLAIM_HIGH + core.current;
*/
static inline uint64_t direct_current(void)
{
    return core_claim();
}

/* Does the peer's owner wait for it (without a deadline)? It is not the running component, which
 * does not have both ends. */
/*@ requires peer: \valid_read(peer);
    requires owner: owner < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component_waits[owner] == peer->target;
*/
static inline bool direct_is_awaited(const struct endpoint_face *peer, uint32_t owner)
{
    return component_waits[owner] == peer->target;
}

/* The same, at the end itself and not in a set. */
/*@ requires owner: owner < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component_waits[owner] == (uint64_t)peer;
*/
static inline bool direct_is_awaited_there(const struct endpoint_face *peer, uint32_t owner)
{
    return component_waits[owner] == (uint64_t)peer;
}

/* The object in the message changes its owner; false when it is not the running component's. The
 * last question: from here on nothing may fail. */
static inline bool direct_give(const struct endpoint_face *end, void *slot, uint64_t current,
                               uint32_t owner, enum direct_load load)
{
    if (load != DIRECT_OBJECT)
        return true;
    if (__builtin_expect(
            !heap_give(*(void **)slot, component_holder[current], component_holder[owner]), 0))
        return false;
    recorder_move(*(void **)slot, (uint32_t)current, owner, end, 0);
    component_objects[current]--;
    component_objects[owner]++;
    return true;
}

/* The message in the slot, the outbox, is the peer's; outbox and inbox change places. Its owner no
 * longer waits, but that is written down only where it does not run at once. */
/*@ requires ends: \valid(end) && \valid(peer) && \separated(end, peer);
    requires slot: load != DIRECT_BARE ==> slot == end->seen.outbox;
    terminates \true; exits \false;
    assigns end->seen.outbox, end->handed, peer->seen.inbox, peer->seen.tag, peer->held;
    ensures exchanged: load != DIRECT_BARE ==> end->seen.outbox == \old(peer->seen.inbox) &&
        peer->seen.inbox == \old(end->seen.outbox);
    ensures stay: load == DIRECT_BARE ==> end->seen.outbox == \old(end->seen.outbox) &&
        peer->seen.inbox == \old(peer->seen.inbox);
    ensures held: peer->held == (load == DIRECT_OBJECT ? 1 : \old(peer->held));
    ensures told: peer->seen.tag == tag;
    ensures counted: end->handed == (uint64_t)(\old(end->handed) + 1);
*/
static inline void direct_hand_over(struct endpoint_face *end, struct endpoint_face *peer,
                                    void *slot, uint32_t tag, enum direct_load load)
{
    if (load != DIRECT_BARE) {
        end->seen.outbox = peer->seen.inbox;
        peer->seen.inbox = slot;
    }
    if (load == DIRECT_OBJECT)
        peer->held = 1;
    peer->seen.tag = tag;
    end->handed++;
    recorder_send(end, tag, 0);
    recorder_take(peer);
}

/* Nothing is under way in either direction, so both ends are in the same state before and after. */
/*@ requires ends: \valid(end) && \valid(peer) && \separated(end, peer);
    requires step: \valid_read(step) && \separated(step, end, peer);
    terminates \true; exits \false; assigns end->row, peer->row;
    ensures end: end->row == (uint16_t)step->step;
    ensures peer: peer->row == end->row / 2 * 2 + (1 - end->row % 2);
*/
static inline void direct_move(struct endpoint_face *end, struct endpoint_face *peer,
                               const struct monitor_step *step)
{
    uint32_t next = GUARD_MONITOR ? step->step : 0;

    if (GUARD_MONITOR) {
        end->row = (uint16_t)next;
        peer->row = monitor_other_side(next);
    }
}

/* It is handed over to one that goes on later. */
/*@ requires ends: \valid(end) && \valid(peer) && \separated(end, peer);
    requires owner: owner < OWNERS_MAX;
    terminates \true; exits \false;
    assigns end->seen.outbox, end->handed, peer->seen.inbox, peer->seen.tag, peer->held,
        peer->target, component_waits[owner];
    ensures exchanged: load != DIRECT_BARE ==> end->seen.outbox == \old(peer->seen.inbox) &&
        peer->seen.inbox == \old(end->seen.outbox);
    ensures held: peer->held == (load == DIRECT_OBJECT ? 1 : \old(peer->held));
    ensures told: peer->seen.tag == tag;
    ensures out_of_sets: peer->target == (uint64_t)peer;
    ensures awake: component_waits[owner] == WAIT_NOTHING;
*/
static inline void direct_wake(struct endpoint_face *end, struct endpoint_face *peer,
                               uint32_t owner, uint32_t tag, enum direct_load load)
{
    direct_hand_over(end, peer, end->seen.outbox, tag, load);
    peer->target = (uint64_t)peer;
    component_waits[owner] = WAIT_NOTHING;
}

/* The running component waits for `target`, and the peer's owner runs, told of it; returns what the
 * running one is told when it goes on. */
/*@ KERNEL_WHILE(requires, core.current)
    requires current: current == core.current && core.current < COMPONENTS_MAX && core.kept == 0;
    requires owner: owner < COMPONENTS_MAX && component_waits[owner] != WAIT_NOTHING;
    requires timed: (component_waits[owner] & WAIT_TIMED) == 0;
    requires untimed: (component_waits[current] & WAIT_TIMED) == 0 && (target & WAIT_TIMED) == 0;
    terminates \true; exits \false; SCHEDULE_SWITCHES
*/
static inline void *direct_switch(struct endpoint_face *peer, uint64_t current, uint32_t owner,
                                  uint64_t target)
{
    uint64_t told = (uint64_t)peer;

    component_waits[current] = target;
    return schedule_switch(current, owner, (void *)told);
}

#endif
