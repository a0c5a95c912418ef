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
#include "kernel/direct.h"
#include "kernel/machine.h"
#include "kernel/others.h"
#include "kernel/panic.h"
#include "kernel/queue.h"
#include "kernel/schedule.h"
#include "kernel/served.h"
#include "kernel/set.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"

/* What the monitor says to this message at this endpoint. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures none: tag >= endpoint_face[endpoint].messages ==> \result == 0;
    ensures step: tag < endpoint_face[endpoint].messages ==>
        \result == monitor_steps[endpoint_face[endpoint].row + MONITOR_SIDES * tag].step;
*/
static inline uint32_t step_of(uint32_t endpoint, uint32_t tag)
{
    const struct endpoint_face *end = &endpoint_face[endpoint];

    if (tag >= end->messages)
        return 0;
    return guard_step(end->contract, end->row, tag);
}

/* Such a message, which has owned arguments, is received into the inbox. */
/*@ requires end: \valid(end);
    terminates \true; exits \false; assigns end->held, end->word;
    ensures object: (step & MONITOR_OBJECT) != 0 ==> end->held == 1 &&
        end->word == \old(end->word);
    ensures others: (step & MONITOR_OBJECT) == 0 ==> end->held == \old(end->held) &&
        (end->word & WORD_HELD) != 0;
*/
static inline void hold(struct endpoint_face *end, uint32_t step)
{
    if (step & MONITOR_OBJECT)
        end->held = 1;
    else
        end->word |= WORD_HELD;
}

/* The outbox joins the queue of the peer, a free slot takes its place. */
static void enqueue(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);
    struct deed_endpoint *seen = &endpoint_face[endpoint].seen;

    recorder_send(&endpoint_face[endpoint], tag, endpoint_queued(peer));
    seen->outbox = queue_put(peer, seen->outbox, tag);
    wait_event(peer);
}

/* Why a message does not go. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures some: \result != deed_reason_none;
    ensures another: endpoint_face[endpoint].owner != core.current ==>
        \result == deed_reason_ownership;
*/
static NOINLINE enum deed_reason refusal(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);

    if (!endpoint_is_current(endpoint))
        return deed_reason_ownership;
    if ((step_of(endpoint, tag) & MONITOR_SENDS) == 0 || !queue_has_room(peer))
        return deed_reason_monitor;
    return deed_reason_ownership;
}

/* The two ways of message_send stand for themselves: in one function the registers of both would be
 * kept, on the stack of every component.
 *
 * To an owner that waits for it: handed over as on the short way, with its owned arguments. */
static NOINLINE enum deed_reason commit_directly(uint32_t endpoint, uint32_t tag, uint32_t step,
                                                 uint32_t owner)
{
    struct endpoint_face *end = &endpoint_face[endpoint];
    struct cell_goal goal = {component_holder[owner], owner};

    if ((step & MONITOR_CELLS) && !cells_leave(endpoint, tag, goal))
        return refusal(endpoint, tag);
    context_back(owner);
    endpoint_move(endpoint, step);
    endpoint_move(endpoint_peer(endpoint), step_of(endpoint_peer(endpoint), tag));
    direct_wake(end, end->peer, owner, tag, DIRECT_WORDS);
    if (step & MONITOR_CELLS)
        hold(end->peer, step);
    if (!schedule_offer(owner, end->peer)) {
        component_result[owner] = end->peer;
        schedule_ready(owner);
    }
    channel_reap();
    return deed_reason_none;
}

static NOINLINE enum deed_reason commit_queued(uint32_t endpoint, uint32_t tag, uint32_t step)
{
    uint32_t peer = endpoint_peer(endpoint);
    struct cell_goal goal = {channel_holder(peer), FLYING};

    if (!queue_has_room(peer) || ((step & MONITOR_CELLS) && !cells_leave(endpoint, tag, goal)))
        return refusal(endpoint, tag);
    endpoint_move(endpoint, step);
    component_sent[core.current]++;
    if ((endpoint_face[endpoint].word & WORD_CLOSED) == 0) {
        enqueue(endpoint, tag);
    } else {
        recorder_send(&endpoint_face[endpoint], tag, 0);
        if (step & MONITOR_CELLS)
            cells_drop_queued(endpoint, tag, endpoint_face[endpoint].seen.outbox);
    }
    channel_reap();
    return deed_reason_none;
}

enum deed_reason message_send(uint32_t endpoint, uint32_t tag)
{
    uint32_t peer = endpoint_peer(endpoint);
    uint32_t owner, step;

    if (!endpoint_is_current(endpoint))
        return refusal(endpoint, tag);
    owner = endpoint_face[peer].owner;
    step = step_of(endpoint, tag);
    if ((step & MONITOR_SENDS) == 0)
        return refusal(endpoint, tag);
    if (component_wait(owner) == endpoint_face[peer].target)
        return commit_directly(endpoint, tag, step, owner);
    if (owner != KERNEL)
        return commit_queued(endpoint, tag, step);
    if ((step & MONITOR_CELLS) &&
        !cells_leave(endpoint, tag, (struct cell_goal){channel_holder(peer), FLYING}))
        return refusal(endpoint, tag);
    endpoint_move(endpoint, step);
    component_sent[core.current]++;
    recorder_send(&endpoint_face[endpoint], tag, 0);
    if (served_message(peer, tag))
        channel_cut(endpoint);
    return deed_reason_none;
}

void message_break_rule(uint32_t reason, uint64_t where)
{
    uint32_t endpoint = 0, end = channel_end();

    while (endpoint < end && endpoint_is_current(endpoint) != (reason == deed_reason_monitor))
        endpoint++;
    if (endpoint >= end)
        component_fault(reason, where); /* there is no endpoint to do it with */
    component_fault(refusal(endpoint, endpoint_face[endpoint].messages), where);
}

/* Nobody waits for what the kernel sends. */
static NOINLINE uint32_t queue_from_kernel(uint32_t endpoint, uint32_t tag)
{
    uint32_t owner = endpoint_face[endpoint].peer->owner;

    endpoint_move(endpoint, step_of(endpoint, tag));
    enqueue(endpoint, tag);
    if (owner < COMPONENTS_MAX)
        context_urge(owner);
    return NONE;
}

INLINE uint32_t from_kernel(uint32_t endpoint, uint32_t tag, enum direct_load load)
{
    struct endpoint_face *end = &endpoint_face[endpoint], *peer = end->peer;
    uint32_t owner = peer->owner;

    if (component_wait(owner) != peer->target)
        return queue_from_kernel(endpoint, tag);
    direct_move(end, peer, direct_step(end, tag));
    direct_wake(end, peer, owner, tag, load);
    component_result[owner] = peer;
    return owner;
}

uint32_t message_from_kernel(uint32_t endpoint, uint32_t tag)
{
    return from_kernel(endpoint, tag, DIRECT_WORDS);
}

uint32_t message_from_kernel_bare(uint32_t endpoint, uint32_t tag)
{
    return from_kernel(endpoint, tag, DIRECT_BARE);
}

/* What is there to receive is that the peer has come, or gone. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].seen.tag, endpoint_face[endpoint].word;
    ensures come: (\old(endpoint_face[endpoint].word) & WORD_CONNECTED) != 0 ==>
        endpoint_face[endpoint].seen.tag == DEED_TAG_CONNECTED;
    ensures gone: (\old(endpoint_face[endpoint].word) & WORD_CONNECTED) == 0 ==>
        endpoint_face[endpoint].seen.tag == DEED_TAG_CLOSED;
    ensures heard: (endpoint_face[endpoint].word & WORD_CONNECTED) == 0;
*/
static void take_event(uint32_t endpoint)
{
    bool connected = (endpoint_face[endpoint].word & WORD_CONNECTED) != 0;

    endpoint_face[endpoint].seen.tag = connected ? DEED_TAG_CONNECTED : DEED_TAG_CLOSED;
    endpoint_face[endpoint].word &= ~WORD_CONNECTED;
    recorder_take(&endpoint_face[endpoint]);
}

void message_take(uint32_t endpoint)
{
    struct deed_endpoint *seen = &endpoint_face[endpoint].seen;
    struct queued *oldest;
    uint32_t step, tag;

    endpoint_face[endpoint].target = endpoint_self(endpoint);
    if (endpoint_queued(endpoint) == 0 || (endpoint_face[endpoint].word & WORD_CONNECTED)) {
        take_event(endpoint);
        return;
    }
    oldest = queue_oldest(endpoint);
    tag = oldest->tag; /* one of its contract's, or it had not been sent */
    step = guard_step(endpoint_face[endpoint].contract, endpoint_face[endpoint].row, tag);
    if ((step & MONITOR_TAKES) == 0)
        panic("a contract lets a message arrive where it is not allowed");
    endpoint_move(endpoint, step);
    seen->inbox = queue_take(endpoint, oldest, seen->inbox);
    seen->tag = tag;
    component_received[endpoint_face[endpoint].owner]++;
    recorder_take(&endpoint_face[endpoint]);
    if (step & MONITOR_CELLS) {
        hold(&endpoint_face[endpoint], step);
        cells_arrive(endpoint, tag, seen->inbox);
    }
}

void message_drop_held(uint32_t endpoint)
{
    struct deed_endpoint *seen = &endpoint_face[endpoint].seen;

    endpoint_face[endpoint].word &= ~WORD_HELD;
    endpoint_face[endpoint].held = 0;
    if (seen->tag < endpoint_face[endpoint].messages)
        cells_drop_held(endpoint, seen->tag, seen->inbox);
}

/* Receive on an endpoint of the running component. Interrupts go on for a moment if the clock has
 * never been used, before anything is looked at. */
static SWITCHES void receive(uint32_t endpoint, uint64_t deadline)
{
    wait_prepare(deadline);
    message_release(endpoint);
    channel_reap();
    if (!endpoint_is_current(endpoint))
        FAULT(deed_reason_ownership); /* it lay in what was dropped */
    if (endpoint_readable(endpoint)) {
        if (endpoint_face[endpoint].word & WORD_LISTED)
            set_unlist(endpoint); /* its owner receives behind the set's back */
        message_take(endpoint);
        if (endpoint_is_offered_context(endpoint))
            context_accept(endpoint);
        schedule_yield();
    } else if (deadline == DEED_NOW)
        endpoint_face[endpoint].seen.tag = DEED_TAG_TIMEOUT;
    else {
        endpoint_face[endpoint].target = endpoint_self(endpoint);
        wait_at_end(endpoint_self(endpoint), deadline);
    }
}

/* The long way of deed_send. It is called in its place, so that both return to the component. */
static NOINLINE void send_long(struct deed_endpoint *endpoint, uint32_t tag)
{
    enum deed_reason reason = message_send(endpoint_number(endpoint), tag);

    if (reason != deed_reason_none)
        FAULT(reason);
    schedule_yield();
    machine_interrupts_on();
}

/* False, and nothing has changed, if it has to go the long way. What is sent leaves an end of the
 * running component's, along a transition of its contract, for its peer, whose owner waits for it;
 * and both are in the same state again. */
/*@ requires end: \valid(end) && \valid(end->peer) && \separated(end, end->peer);
    requires peer: end->peer->owner < OWNERS_MAX && end->peer->target != 0;
    requires current: core.current < COMPONENTS_MAX && core.barred <= 1;
    requires kept: core.kept == 0 || core.kept == CORE_KEEPS;
    requires bits: end->word != CORE_KEEPS && end->held == 0;
    requires idle: \forall integer o; COMPONENTS_MAX <= o < OWNERS_MAX ==> component_waits[o] == 0;
    requires contexts: kernel_contexts;
    requires load: load != DIRECT_OBJECT;
    requires steps: \separated(&monitor_steps[0 .. MONITOR_STEPS + MONITOR_SIDES * MONITOR_TAGS -
   1], end, end->peer); terminates \true; exits \false; assigns end->row, end->seen.outbox,
   end->handed, end->peer->row, end->peer->seen.inbox, end->peer->seen.tag, end->peer->held,
   end->peer->target, component_waits[end->peer->owner], component_result[end->peer->owner],
        core.handoff, core.kept;
    ensures its: \result ==> end->owner == core.current;
    ensures awaited: \result ==>
        \old(component_waits[end->peer->owner]) == \old(end->peer->target);
    ensures told: \result ==> end->peer->seen.tag == tag &&
        component_waits[end->peer->owner] == WAIT_NOTHING;
    ensures moved: \result && load != DIRECT_BARE ==>
        end->peer->seen.inbox == \old(end->seen.outbox) &&
        end->seen.outbox == \old(end->peer->seen.inbox);
    ensures allowed: \result ==>
        monitor_steps[\old(end->row) + MONITOR_SIDES * (tag % MONITOR_TAGS)].key == tag;
    ensures state: \result ==> end->peer->row == end->row / 2 * 2 + (1 - end->row % 2);
    ensures refused: !\result ==> core.kept == \old(core.kept) && end->row == \old(end->row) &&
        end->peer->seen.inbox == \old(end->peer->seen.inbox) &&
        component_waits[end->peer->owner] == \old(component_waits[end->peer->owner]);
*/
static INLINED bool send_directly(struct endpoint_face *end, uint32_t tag, enum direct_load load)
{
    const struct monitor_step *step = direct_step(end, tag);
    struct endpoint_face *peer;
    uint64_t current, told;
    uint32_t owner;

    if (!direct_is_clear(end) || !direct_may_send(end, tag, direct_key(step), load))
        return false;
    current = direct_current();
    peer = end->peer;
    told = (uint64_t)peer;
    owner = peer->owner;
    if (core_lender() != current || !direct_is_awaited(peer, owner) ||
        !schedule_keep(current, owner, (void *)told))
        return false;
    direct_move(end, peer, step);
    direct_wake(end, peer, owner, tag, load);
    return true;
}

void deed_send(struct deed_endpoint *endpoint, uint32_t tag)
{
    struct endpoint_face *end = direct_end(endpoint);

    machine_interrupts_off();
    if (!send_directly(end, tag, DIRECT_ANY))
        LEAVE_TO(send_long(&end->seen, tag));
    machine_interrupts_on();
}

void deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    struct endpoint_face *end = direct_end(endpoint);

    machine_interrupts_off();
    if (!send_directly(end, tag, DIRECT_BARE))
        LEAVE_TO(send_long(&end->seen, tag));
    machine_interrupts_on();
}

/* The long way of a call. */
static NOINLINE SWITCHES uint32_t call_long(struct deed_endpoint *endpoint, uint32_t tag)
{
    uint32_t e = endpoint_number(endpoint);
    enum deed_reason reason = message_send(e, tag);

    if (reason != deed_reason_none)
        FAULT(reason);
    receive(e, DEED_FOREVER);
    machine_interrupts_on();
    return endpoint_face[e].seen.tag;
}

/* A call is handed over if nothing has come to the caller meanwhile. */
INLINE SWITCHES uint32_t call(struct deed_endpoint *endpoint, uint32_t tag, enum direct_load load)
{
    struct endpoint_face *end = direct_end(endpoint), *peer;
    const struct monitor_step *step;
    struct deed_endpoint *came;
    uint64_t current;
    uint32_t owner;
    void *slot;

    machine_interrupts_off();
    step = direct_step(end, tag);
    if (!direct_is_clear(end) || !direct_may_send(end, tag, direct_key(step), load))
        return call_long(&end->seen, tag);
    current = direct_current();
    peer = end->peer;
    owner = peer->owner;
    slot = end->seen.outbox;
    if (!direct_is_awaited(peer, owner) || !direct_give(end, slot, current, owner, load))
        return call_long(&end->seen, tag);
    direct_move(end, peer, step);
    direct_hand_over(end, peer, slot, tag, load);
    peer->target = (uint64_t)peer;
    came = direct_switch(peer, current, owner, (uint64_t)end);
    machine_interrupts_on();
    return came->tag;
}

uint32_t deed_call(struct deed_endpoint *endpoint, uint32_t tag)
{
    return call(endpoint, tag, DIRECT_ANY);
}

uint32_t deed_call_words(struct deed_endpoint *endpoint, uint32_t tag)
{
    return call(endpoint, tag, DIRECT_WORDS);
}

uint32_t deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    return call(endpoint, tag, DIRECT_BARE);
}

uint32_t deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag)
{
    return call(endpoint, tag, DIRECT_OBJECT);
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
