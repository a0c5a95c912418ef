/* direct.h - the short way of a message: from the running component straight to one that waits for
 * it, without a queue.
 *
 * Four compares decide: the end is the caller's and its contract allows the message (guard.h says
 * whether that is asked at all), the peer's owner waits for exactly this endpoint or the set it is
 * in, and nothing of higher priority is ready. Whoever waits has nothing to receive there, so no
 * message is overtaken. Nothing here knows how large a message is. With interrupts off. */
#ifndef KERNEL_DIRECT_H
#define KERNEL_DIRECT_H

#include <guard.h>

#include "kernel/endpoint.h"
#include "kernel/schedule.h"

/* The endpoint that a component names. */
static inline struct endpoint_face *direct_end(struct deed_endpoint *seen)
{
    return GUARD_OWNER ? endpoint_at(seen) : (struct endpoint_face *)(void *)seen;
}

/* May the running component send this message, which has no owned arguments, from this end? */
static inline bool direct_may_send(const struct endpoint_face *end, uint32_t tag)
{
    return (!GUARD_OWNER || end->owner == core.current) &&
           (!GUARD_MONITOR ||
            (tag < end->messages && (monitor_steps[end->row + tag] & MONITOR_PLAIN)));
}

/* Does the peer's owner wait for it (without a deadline)? */
static inline bool direct_is_awaited(const struct endpoint_face *peer, uint32_t owner)
{
    return component_waits[owner] == peer->target;
}

/* Outbox and inbox change places. */
static inline void direct_swap(struct endpoint_face *end, struct endpoint_face *peer)
{
    void *slot = end->seen.outbox;

    end->seen.outbox = peer->seen.inbox;
    peer->seen.inbox = slot;
}

/* The message is the peer's; its owner no longer waits. */
static inline void direct_hand_over(struct endpoint_face *end, struct endpoint_face *peer,
                                    uint32_t owner, uint32_t tag)
{
    if (GUARD_MONITOR) {
        end->row = (uint16_t)monitor_steps[end->row + tag];
        peer->row = (uint16_t)monitor_steps[peer->row + tag];
    }
    peer->seen.tag = tag;
    peer->target = (uint64_t)peer;
    component_waits[owner] = WAIT_NOTHING;
    end->handed++;
}

/* The running component waits for `target`, and the peer's owner runs, told of it; returns what the
 * running one is told when it goes on. */
static inline void *direct_switch(struct endpoint_face *peer, uint32_t owner, uint64_t target)
{
    component_waits[core.current] = target;
    return schedule_switch(owner, peer);
}

#endif
