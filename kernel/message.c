/* message.c - send, call, receive.
 *
 * The common case is short: no owned arguments, and the peer waits for exactly this endpoint or the
 * set it is in. Then the slot that was written becomes the peer's inbox and the peer goes on.
 * Everything else goes the long way, through the queue.
 *
 * Each service checks first and then acts. */
#include "kernel/message.h"

#include "kernel/cell.h"
#include "kernel/channel.h"
#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/schedule.h"
#include "kernel/served.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"

/* What the monitor says to this message at this endpoint. */
static inline uint32_t step_of(uint32_t endpoint, uint32_t tag)
{
    return tag < endpoint_messages[endpoint] ? monitor_steps[endpoint_row[endpoint] + tag] : 0;
}

/* May this message go the short way? The sender's check, the monitor's, and the receiver's wait. */
static inline bool goes_directly(uint32_t endpoint, uint32_t tag, uint32_t owner)
{
    return endpoint_is_current(endpoint) && tag < endpoint_messages[endpoint] &&
           (monitor_steps[endpoint_row[endpoint] + tag] & MONITOR_PLAIN) &&
           component_waits[owner] == endpoint_target[endpoint_peer(endpoint)];
}

/* The outbox becomes the inbox of the peer, whose owner waits for it (without a deadline). */
static inline void hand_over(uint32_t endpoint, uint32_t tag, uint32_t owner)
{
    uint32_t peer = endpoint_peer(endpoint);
    char *slot = endpoint_face[endpoint].seen.outbox;

    endpoint_row[endpoint] = (uint16_t)monitor_steps[endpoint_row[endpoint] + tag];
    endpoint_row[peer] = (uint16_t)monitor_steps[endpoint_row[peer] + tag];
    endpoint_face[endpoint].seen.outbox = endpoint_face[peer].seen.inbox;
    endpoint_face[peer].seen.inbox = slot;
    endpoint_face[peer].seen.tag = tag;
    endpoint_target[peer] = endpoint_self(peer);
    component_waits[owner] = WAIT_NOTHING;
    component_sent[core.current]++;
    component_received[owner]++;
}

/* The outbox joins the queue of the peer, a free slot takes its place. */
static void enqueue(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);
    char *slot = endpoint_face[endpoint].seen.outbox;

    slot_head(slot)->tag = tag;
    if (endpoint_queued(peer) == 0)
        endpoint_first[peer] = slot;
    else
        slot_head(endpoint_last[peer])->next = slot;
    endpoint_last[peer] = slot;
    endpoint_word[peer]++;
    endpoint_face[endpoint].seen.outbox = endpoint_free[peer];
    endpoint_free[peer] = slot_head(endpoint_free[peer])->next;
    wait_event(peer);
}

/* To an owner that waits for it: handed over as on the short way, with its owned arguments. */
static bool commit_directly(uint32_t endpoint, uint32_t tag, uint32_t step, uint32_t owner)
{
    uint32_t peer = endpoint_peer(endpoint);
    struct cell_goal goal = {component_holder[owner], owner};

    if ((step & MONITOR_CELLS) && !cells_leave(endpoint, tag, goal))
        return false;
    hand_over(endpoint, tag, owner);
    if (step & MONITOR_CELLS)
        endpoint_word[peer] |= WORD_HELD;
    if (!schedule_offer(owner, &endpoint_face[peer])) {
        component_result[owner] = &endpoint_face[peer];
        schedule_ready(owner);
    }
    return true;
}

static bool commit_queued(uint32_t endpoint, uint32_t tag, uint32_t step)
{
    uint32_t peer = endpoint_peer(endpoint);
    struct cell_goal goal = {channel_holder(peer), FLYING};

    if (endpoint_queued(peer) >= endpoint_capacity[peer] ||
        ((step & MONITOR_CELLS) && !cells_leave(endpoint, tag, goal)))
        return false;
    endpoint_row[endpoint] = (uint16_t)step;
    component_sent[core.current]++;
    if (endpoint_owner[peer] != NOBODY) {
        enqueue(endpoint, tag);
    } else if (step & MONITOR_CELLS) {
        cells_drop_queued(endpoint, tag, endpoint_face[endpoint].seen.outbox);
        channel_reap();
    }
    return true;
}

/* Send, whatever it takes. False, and nothing changed, when it is refused. */
static bool commit(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);
    uint32_t owner = endpoint_owner[peer];
    uint32_t step = step_of(endpoint, tag);

    if (!endpoint_is_current(endpoint) || (step & MONITOR_SENDS) == 0)
        return false;
    if (component_waits[owner] == endpoint_target[peer])
        return commit_directly(endpoint, tag, step, owner);
    if (owner != KERNEL)
        return commit_queued(endpoint, tag, step);
    endpoint_row[endpoint] = (uint16_t)step;
    component_sent[core.current]++;
    served_message(peer, tag);
    return true;
}

/* Why a send of this message was refused. */
static uint32_t refusal(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);

    if (!endpoint_is_current(endpoint))
        return deed_reason_ownership;
    if ((step_of(endpoint, tag) & MONITOR_SENDS) == 0 ||
        endpoint_queued(peer) >= endpoint_capacity[peer])
        return deed_reason_monitor;
    return deed_reason_ownership;
}

void message_break_rule(uint32_t reason, uint64_t where)
{
    uint32_t endpoint = 0;

    while (endpoint < ENDPOINTS_MAX - 1 &&
           endpoint_is_current(endpoint) != (reason == deed_reason_monitor))
        endpoint++;
    if (reason == deed_reason_monitor && !endpoint_is_current(endpoint))
        component_fault(deed_reason_monitor, where); /* it has no endpoint to do it with */
    component_fault(refusal(endpoint, endpoint_messages[endpoint]), where);
}

void message_from_kernel(uint32_t endpoint, uint32_t tag)
{
    endpoint_row[endpoint] = (uint16_t)step_of(endpoint, tag);
    enqueue(endpoint, tag);
}

/* What is there to receive is that the peer has come, or gone. */
static void take_event(uint32_t endpoint)
{
    bool connected = (endpoint_word[endpoint] & WORD_CONNECTED) != 0;

    endpoint_face[endpoint].seen.tag = connected ? DEED_TAG_CONNECTED : DEED_TAG_CLOSED;
    endpoint_word[endpoint] &= ~WORD_CONNECTED;
}

void message_take(uint32_t endpoint)
{
    struct deed_endpoint *seen = &endpoint_face[endpoint].seen;
    char *slot = endpoint_first[endpoint];
    uint32_t step;

    endpoint_target[endpoint] = endpoint_self(endpoint);
    if (endpoint_queued(endpoint) == 0 || (endpoint_word[endpoint] & WORD_CONNECTED)) {
        take_event(endpoint);
        return;
    }
    step = step_of(endpoint, slot_head(slot)->tag);
    if ((step & MONITOR_TAKES) == 0)
        panic("a contract lets a message arrive where it is not allowed");
    endpoint_row[endpoint] = (uint16_t)step;
    endpoint_word[endpoint]--;
    endpoint_first[endpoint] = slot_head(slot)->next;
    slot_head(seen->inbox)->next = endpoint_free[endpoint];
    endpoint_free[endpoint] = seen->inbox;
    seen->inbox = slot;
    seen->tag = slot_head(slot)->tag;
    component_received[endpoint_owner[endpoint]]++;
    if (step & MONITOR_CELLS) {
        endpoint_word[endpoint] |= WORD_HELD;
        cells_arrive(endpoint, seen->tag, slot);
    }
}

void message_drop_held(uint32_t endpoint)
{
    struct deed_endpoint *seen = &endpoint_face[endpoint].seen;

    endpoint_word[endpoint] &= ~WORD_HELD;
    if (seen->tag < endpoint_messages[endpoint])
        cells_drop_held(endpoint, seen->tag, seen->inbox);
}

/* Receive on an endpoint of the running component. Interrupts go on for a moment if the clock has
 * never been used, before anything is looked at. */
static void receive(uint32_t endpoint, uint64_t deadline)
{
    wait_prepare(deadline);
    message_release(endpoint);
    channel_reap();
    if (endpoint_readable(endpoint))
        message_take(endpoint);
    else if (deadline == DEED_NOW)
        endpoint_face[endpoint].seen.tag = DEED_TAG_TIMEOUT;
    else
        wait_with(WAIT_ENDPOINT | endpoint, deadline);
}

/* The long way of deed_send. It is called in its place, so that both return to the component. */
static NOINLINE void send_long(struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t e = endpoint_number(endpoint);

    if (!commit(e, tag))
        FAULT(refusal(e, tag));
    schedule_yield();
    machine_interrupts_on();
}

void deed_send(struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t e = endpoint_number(endpoint);
    uint32_t owner;

    machine_interrupts_off();
    owner = endpoint_owner[endpoint_peer(e)];
    if (!goes_directly(e, tag, owner) || !schedule_offer(owner, &endpoint_face[endpoint_peer(e)])) {
        send_long(endpoint, tag);
        return;
    }
    hand_over(e, tag, owner);
    machine_interrupts_on();
}

static NOINLINE uint32_t call_long(struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t e = endpoint_number(endpoint);

    if (!commit(e, tag))
        FAULT(refusal(e, tag));
    receive(e, DEED_FOREVER);
    machine_interrupts_on();
    return endpoint_face[e].seen.tag;
}

uint32_t deed_call(struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t e = endpoint_number(endpoint);
    uint32_t owner;

    machine_interrupts_off();
    owner = endpoint_owner[endpoint_peer(e)];
    if (!goes_directly(e, tag, owner) || endpoint_word[e] != 0 || !schedule_can_switch(owner))
        return call_long(endpoint, tag);
    hand_over(e, tag, owner);
    component_waits[core.current] = endpoint_self(e);
    schedule_switch(owner, &endpoint_face[endpoint_peer(e)]);
    machine_interrupts_on();
    return endpoint_face[e].seen.tag;
}

uint32_t deed_receive(struct deed_endpoint *endpoint, uint64_t deadline)
{
    uint32_t e = endpoint_number(endpoint);

    machine_interrupts_off();
    if (!endpoint_is_current(e))
        FAULT(deed_reason_ownership);
    receive(e, deadline);
    machine_interrupts_on();
    return endpoint_face[e].seen.tag;
}
