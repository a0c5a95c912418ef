/* channel.c - making and closing channels.
 *
 * Closing an endpoint drops the messages queued to it, and with them endpoints may go, whose queues
 * hold further ones. Those are not closed by recursion but chained as orphans, one after another.
 */
#include "kernel/channel.h"

#include "kernel/cell.h"
#include "kernel/context.h"
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/own.h"
#include "kernel/port.h"
#include "kernel/queue.h"
#include "kernel/served.h"
#include "kernel/wait.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

#define SLOT_LEAST 8u

TABLE _Alignas(sizeof(struct endpoint_face[ENDPOINTS_MAX])) struct endpoint_face
    endpoint_face[ENDPOINTS_MAX];
TABLE uint32_t endpoint_next[ENDPOINTS_MAX];

uint32_t channel_orphans = NONE;

/* A slot is one of its own also where no message has arguments. */
/*@ requires contract: \valid_read(contract) && side <= SERVER_SIDE;
    terminates \true; exits \false; assigns \nothing;
    ensures some: 0 < \result <= UINT16_MAX;
    ensures size: contract->slot_size[side] > 0 ==> \result == contract->slot_size[side];
*/
static uint32_t slot_bytes(const struct contract_table *contract, uint32_t side)
{
    return contract->slot_size[side] > 0 ? contract->slot_size[side] : SLOT_LEAST;
}

/*@ requires contract: \valid_read(contract) && side <= SERVER_SIDE;
    terminates \true; exits \false; assigns \nothing;
    ensures room: (contract->capacity[side] + 2) * contract->slot_size[side] +
        contract->capacity[side] * sizeof(struct queued) <= \result;
*/
static uint32_t slots_bytes(const struct contract_table *contract, uint32_t side)
{
    return (contract->capacity[side] + 2u) * slot_bytes(contract, side) +
           contract->capacity[side] * (uint32_t)sizeof(struct queued);
}

/* Messages towards this endpoint get their slots from `memory`: the first is its inbox, the second
 * the peer's outbox, the others are free, and behind them is their ring. */
static inline void endpoint_make(uint32_t endpoint, uint32_t contract, char *memory)
{
    const struct contract_table *table = &deed_contracts[contract];
    uint32_t side = endpoint_side(endpoint);
    uint32_t size = slot_bytes(table, side);
    uint32_t room = table->capacity[side];
    char *free = memory + 2 * size;
    struct queued *ring;

    endpoint_face[endpoint].peer = &endpoint_face[endpoint_peer(endpoint)];
    endpoint_face[endpoint].handed = 0;
    endpoint_face[endpoint].word = 0;
    endpoint_face[endpoint].held = 0;
    endpoint_face[endpoint].row = monitor_row(contract, side, table->start);
    endpoint_face[endpoint].target = endpoint_self(endpoint);
    endpoint_face[endpoint].messages = table->message_count;
    endpoint_face[endpoint].contract = (uint16_t)contract;
    endpoint_face[endpoint].seen.inbox = memory;
    endpoint_face[endpoint].seen.tag = 0;
    endpoint_face[endpoint].seen.index = endpoint;
    endpoint_face[endpoint_peer(endpoint)].seen.outbox = memory + size;
    ring = (struct queued *)(void *)(free + room * size);
    for (uint32_t i = 0; i < room; i++)
        ring[i].slot = free + i * size;
    queue_make(endpoint, ring, room);
}

void channel_prepare(void)
{
    while ((channel_free == NONE && rows_grow(ROWS_CHANNEL, channel_fresh)) ||
           (rows_lack_heap() && rows_grow_heap(0)))
        ;
}

static uint32_t make(uint32_t contract, uint32_t payer)
{
    const struct contract_table *table = &deed_contracts[contract];
    uint32_t client_bytes = slots_bytes(table, CLIENT_SIDE);
    uint32_t channel = channel_reserve(client_bytes + slots_bytes(table, SERVER_SIDE), payer,
                                       component_table(payer)->endpoints);

    if (channel == NONE)
        return NONE;
    endpoint_make(2 * channel, contract, channel_slots[channel]);
    endpoint_make(2 * channel + 1, contract, channel_slots[channel] + client_bytes);
    recorder_open(&endpoint_face[2 * channel], payer);
    return 2 * channel;
}

uint32_t channel_make(uint32_t contract, uint32_t payer)
{
    uint32_t client;

    own_return(payer); /* or else it might be in the way */
    client = make(contract, payer);
    if (client == NONE && component_kept[payer] > 0) {
        port_return(payer);
        client = make(contract, payer);
    }
    return client;
}

/* Both ends are closed: it is kept for its port, if there is one, or its memory is free. */
static void channel_end_both(uint32_t client)
{
    uint32_t port = channel_client_port[client / 2];
    uint32_t server_port = channel_server_port[client / 2];

    if (port == NONE) {
        channel_unmake(client);
        return;
    }
    if (!port_keep(port, server_port, client))
        channel_unmake(client);
    port_vacate_server(server_port);
}

/* All that an end was in a conversation that is over. Where its slots are stays as it is. */
static inline void end_again(uint32_t endpoint, uint32_t side)
{
    struct endpoint_face *end = &endpoint_face[endpoint];

    end->word = 0;
    end->held = 0;
    end->row = monitor_row(end->contract, side, deed_contracts[end->contract].start);
    end->seen.tag = 0;
}

void channel_again(uint32_t client)
{
    end_again(client, CLIENT_SIDE);
    end_again(client + 1, SERVER_SIDE);
    recorder_open(&endpoint_face[client], channel_payer[client / 2]);
}

void channel_settle(uint32_t endpoint)
{
    struct endpoint_face *end = &endpoint_face[endpoint];

    component_sent[end->owner] += end->handed;
    component_received[end->peer->owner] += end->handed;
    component_sent[end->peer->owner] += end->peer->handed;
    component_received[end->owner] += end->peer->handed;
    end->handed = 0;
    end->peer->handed = 0;
}

void channel_settle_all(void)
{
    for (uint32_t channel = 0; channel < channel_fresh; channel++) {
        machine_interrupts_off();
        channel_settle(2 * channel);
        machine_interrupts_on();
    }
}

/* Its slots are free ones. */
static void drop_queue(uint32_t endpoint)
{
    while (endpoint_queued(endpoint) > 0) {
        const struct queued *oldest = queue_oldest(endpoint);
        cells_drop_queued(endpoint, oldest->tag, oldest->slot);
        queue_skip(endpoint, oldest);
    }
}

static NOINLINE void close_one(uint32_t endpoint)
{
    uint32_t peer = endpoint_peer(endpoint);

    channel_settle(endpoint);
    recorder_close(&endpoint_face[endpoint]);
    context_detach(endpoint);
    message_release(endpoint);
    drop_queue(endpoint);
    if (endpoint_face[endpoint].owner < COMPONENTS_MAX)
        component_endpoints[endpoint_face[endpoint].owner]--;
    endpoint_face[endpoint].owner = NOBODY;
    endpoint_face[endpoint].word = 0;
    endpoint_face[peer].word |= WORD_CLOSED;
    endpoint_face[endpoint].target = endpoint_self(endpoint);
    if (endpoint_side(endpoint) == CLIENT_SIDE && channel_client_port[endpoint / 2] != NONE)
        port_vacate_client(channel_client_port[endpoint / 2], endpoint);
    if (endpoint_face[peer].owner == KERNEL)
        served_closed(peer);
    if (endpoint_face[peer].owner == UNTAKEN)
        channel_orphan(peer);
    else if (endpoint_face[peer].owner == KERNEL || endpoint_face[peer].owner == NOBODY)
        channel_end_both(endpoint & ~1u);
    else
        wait_event(peer);
}

/* Nothing is ever queued to the kernel, and nothing lies in its inbox. */
static void close_kernels(uint32_t server)
{
    channel_settle(server);
    recorder_close(&endpoint_face[server]);
    endpoint_face[server].owner = NOBODY;
    endpoint_face[endpoint_peer(server)].word |= WORD_CLOSED;
    wait_event(endpoint_peer(server));
}

void channel_cut(uint32_t client)
{
    uint32_t server = endpoint_peer(client);

    port_vacate_client(channel_client_port[client / 2], client);
    if (endpoint_face[server].owner == KERNEL) {
        served_closed(server);
        close_kernels(server);
        return;
    }
    endpoint_face[client].word |= WORD_CLOSED;
    endpoint_face[server].word |= WORD_CLOSED;
    wait_event(client);
    wait_event(server);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures orphan: (\result & WORD_ORPHAN) != 0;
*/
static uint16_t orphaned(uint16_t word)
{
    return word | WORD_ORPHAN;
}

void channel_orphan(uint32_t endpoint)
{
    if (endpoint_face[endpoint].word & WORD_ORPHAN)
        return;
    endpoint_face[endpoint].word = orphaned(endpoint_face[endpoint].word);
    endpoint_next[endpoint] = channel_orphans;
    channel_orphans = endpoint;
}

void channel_reap_all(void)
{
    while (channel_orphans != NONE) {
        uint32_t endpoint = channel_orphans;
        channel_orphans = endpoint_next[endpoint];
        close_one(endpoint);
    }
}

void channel_close(uint32_t endpoint)
{
    if ((endpoint_face[endpoint].word & WORD_ORPHAN) == 0)
        close_one(endpoint);
    channel_reap();
}
