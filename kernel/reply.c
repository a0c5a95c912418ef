/* reply.c - answer, put the endpoint back into its set, and receive from the set, in one step: what
 * a server does all day. On the short way, the client that waits for the answer goes on at once. */
#include "kernel/direct.h"
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/set.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"

/* The three steps one by one; it is called in the place of the service, so that both return to the
 * component. */
static NOINLINE SWITCHES struct deed_endpoint *
reply_long(struct deed_set *set, struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t number = set_number(set), end = endpoint_number(endpoint);
    struct deed_endpoint *came;
    enum deed_reason reason;

    if (!set_is_current(number))
        FAULT(deed_reason_ownership);
    reason = message_send(end, tag);
    if (reason != deed_reason_none)
        FAULT(reason);
    if (!endpoint_is_current(end))
        FAULT(deed_reason_ownership); /* it lay in what was dropped */
    schedule_yield();
    set_put(number, end);
    came = set_receive(number, DEED_FOREVER);
    machine_interrupts_on();
    return came;
}

/* The set that a component names. */
static inline struct deed_set *set_at(struct deed_set *set)
{
    struct deed_set *own = GUARD_OWNER ? &set_face[set_number(set)] : set;

    __asm__("" : "+r"(own));
    return own;
}

/* Is it the caller's, with nothing to receive? */
static inline bool set_may_wait(const struct deed_set *set)
{
    return GUARD_OWNER ? set_claim(set) == core_claim() : set->first == 0;
}

/* An answer is handed over if nothing is there to receive, in the set or at this endpoint. */
INLINE SWITCHES struct deed_endpoint *reply(struct deed_set *set, struct deed_endpoint *endpoint,
                                            uint32_t tag, enum direct_load load)
{
    struct endpoint_face *end = direct_end(endpoint), *peer;
    const struct monitor_step *step;
    struct deed_set *own = set_at(set);
    struct deed_endpoint *came;
    uint64_t current;
    uint32_t owner;
    void *slot;

    machine_interrupts_off();
    step = direct_step(end, tag);
    if (!set_may_wait(own) || !direct_is_clear(end) ||
        !direct_may_send(end, tag, direct_key(step), load))
        return reply_long(own, &end->seen, tag);
    current = direct_current();
    peer = end->peer;
    owner = peer->owner;
    slot = end->seen.outbox;
    if (!direct_is_awaited_there(peer, owner) || !direct_give(end, slot, current, owner, load))
        return reply_long(own, &end->seen, tag);
    direct_move(end, peer, step);
    direct_hand_over(end, peer, slot, tag, load);
    end->target = (uint64_t)own;
    came = direct_switch(peer, current, owner, (uint64_t)own);
    machine_interrupts_on();
    return came;
}

struct deed_endpoint *deed_set_reply(struct deed_set *set, struct deed_endpoint *endpoint,
                                     uint32_t tag)
{
    return reply(set, endpoint, tag, DIRECT_ANY);
}

struct deed_endpoint *deed_set_reply_words(struct deed_set *set, struct deed_endpoint *endpoint,
                                           uint32_t tag)
{
    return reply(set, endpoint, tag, DIRECT_WORDS);
}

struct deed_endpoint *deed_set_reply_bare(struct deed_set *set, struct deed_endpoint *endpoint,
                                          uint32_t tag)
{
    return reply(set, endpoint, tag, DIRECT_BARE);
}

struct deed_endpoint *deed_set_reply_owned(struct deed_set *set, struct deed_endpoint *endpoint,
                                           uint32_t tag)
{
    return reply(set, endpoint, tag, DIRECT_OBJECT);
}
