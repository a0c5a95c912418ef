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
#include "sharedheap/heap.h"

/* The endpoint that a component names. */
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

/* May the running component send this message from this end? Before that is known, nothing may be
 * made of its peer: it may have none. */
static inline bool direct_may_send(const struct endpoint_face *end, uint32_t tag,
                                   enum direct_load load)
{
    uint32_t kind = load == DIRECT_OBJECT ? MONITOR_SENDS | MONITOR_OBJECT : MONITOR_PLAIN;

    if (GUARD_OWNER && end->owner != core.current)
        return false;
    if (!GUARD_MONITOR && load != DIRECT_ANY)
        return true;
    return tag < end->messages && (guard_step(end->contract, end->row, tag) & kind) == kind;
}

/* Does the peer's owner wait for it (without a deadline)? */
static inline bool direct_is_awaited(const struct endpoint_face *peer, uint32_t owner)
{
    return component_waits[owner] == peer->target;
}

/* Is nothing there to receive, and nothing left in the inbox to be dropped? An object that was
 * taken out has left null behind. */
static inline bool direct_is_clear(struct endpoint_face *end)
{
    if (__builtin_expect(end->word == 0, 1))
        return true;
    if (end->word != WORD_OBJECT || *(void **)end->seen.inbox != NULL)
        return false;
    end->word = 0;
    return true;
}

/* The object in the message changes its owner; false when it is not the running component's. The
 * last question: from here on nothing may fail. */
static inline bool direct_give(const struct endpoint_face *end, uint32_t owner,
                               enum direct_load load)
{
    uint32_t current = core.current;

    if (load != DIRECT_OBJECT)
        return true;
    if (!heap_give(*(void **)end->seen.outbox, component_holder[current], component_holder[owner]))
        return false;
    recorder_move(*(void **)end->seen.outbox, current, owner, end, 0);
    component_objects[current]--;
    component_objects[owner]++;
    return true;
}

/* The message is the peer's, outbox and inbox change places; its owner no longer waits. */
static inline void direct_hand_over(struct endpoint_face *end, struct endpoint_face *peer,
                                    uint32_t owner, uint32_t tag, enum direct_load load)
{
    void *slot = end->seen.outbox;

    if (load != DIRECT_BARE) {
        end->seen.outbox = peer->seen.inbox;
        peer->seen.inbox = slot;
    }
    if (load == DIRECT_OBJECT)
        peer->word = WORD_OBJECT;
    if (GUARD_MONITOR) {
        end->row = (uint16_t)monitor_steps[end->row + tag];
        peer->row = (uint16_t)monitor_steps[peer->row + tag];
    }
    peer->seen.tag = tag;
    peer->target = (uint64_t)peer;
    component_waits[owner] = WAIT_NOTHING;
    end->handed++;
    recorder_send(end, tag, 0);
    recorder_take(peer);
}

/* The running component waits for `target`, and the peer's owner runs, told of it; returns what the
 * running one is told when it goes on. */
static inline void *direct_switch(struct endpoint_face *peer, uint32_t owner, uint64_t target)
{
    component_waits[core.current] = target;
    return schedule_switch(owner, peer);
}

#endif
