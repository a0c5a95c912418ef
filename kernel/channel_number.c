/* channel_number.c - the numbers of channels: which are free, who pays for which, which ports they
 * lie between. What of it is in the tables is counted for its payer. The idea and the contracts
 * stand in channel.h. */
#include "kernel/channel.h"

#include "kernel/queue.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

TABLE uint32_t channel_holders[CHANNELS_MAX];
TABLE char *channel_slots[CHANNELS_MAX];
TABLE uint32_t channel_payer[CHANNELS_MAX];
TABLE uint32_t channel_client_port[CHANNELS_MAX];
TABLE uint32_t channel_server_port[CHANNELS_MAX];
TABLE uint32_t channel_next[CHANNELS_MAX];
uint32_t channel_free = NONE;
uint32_t channel_fresh;
//@ ghost uint32_t channel_at[CHANNELS_MAX];
//@ ghost uint32_t channel_place[CHANNELS_MAX];
//@ ghost uint32_t channel_freed;

/*@ requires order: channel_order;
    requires list: channel_list;
    requires holds: channel_holds;
    requires vacant: channel_vacant(channel) && channel_held(channel);
    terminates \true; exits \false;
    assigns channel_free, channel_freed, channel_fresh, channel_at[channel], channel_place[channel];
    ensures order: channel_order;
    ensures list: channel_list;
    ensures holds: channel_holds;
    ensures used: channel_used(channel) && !channel_is_free(channel);
    ensures others: channel_others{Pre,Post}(channel);
*/
static void unlist(uint32_t channel)
{
    //@ assert last: channel_freed > 0 ==> channel_at[channel_freed - 1] == channel;
    if (channel == channel_fresh) {
        channel_fresh++;
        //@ ghost channel_at[channel] = channel;
        //@ ghost channel_place[channel] = channel;
    } else {
        channel_free = channel_next[channel];
        //@ ghost channel_freed--;
    }
}

/*@ requires order: channel_order;
    requires list: channel_list;
    requires used: channel_used(channel) && !channel_is_free(channel);
    terminates \true; exits \false;
    assigns CHANNEL_LISTS, channel_next[channel];
    ensures order: channel_order;
    ensures list: channel_list;
    ensures free: channel_is_free(channel);
    ensures others: channel_others{Pre,Post}(channel);
*/
static void list(uint32_t channel)
{
    channel_next[channel] = channel_free;
    channel_free = channel;
    //@ assert room: channel_freed <= channel_place[channel] < channel_fresh;
    /*@ assert other: channel_at[channel_freed] < channel_fresh &&
            channel_place[channel_at[channel_freed]] == channel_freed; */
    /*@ ghost
        uint32_t place = channel_place[channel], other = channel_at[channel_freed];
        channel_at[place] = other;
        channel_place[other] = place;
        channel_at[channel_freed] = channel;
        channel_place[channel] = channel_freed;
        channel_freed++;
    */
}

/* Its ends are nobody's from now on. */
/*@ requires order: channel_order;
    requires list: channel_list;
    requires ended: channel_ended;
    requires used: channel_used(channel) && !channel_is_free(channel);
    terminates \true; exits \false;
    assigns CHANNEL_LISTS, channel_next[channel], endpoint_face[2 * channel].owner,
        endpoint_face[2 * channel + 1].owner;
    ensures order: channel_order;
    ensures list: channel_list;
    ensures ended: channel_ended;
    ensures free: channel_is_free(channel);
    ensures others: channel_others{Pre,Post}(channel);
*/
static void retire(uint32_t channel)
{
    endpoint_face[2 * channel].owner = NOBODY;
    endpoint_face[2 * channel + 1].owner = NOBODY;
    list(channel);
}

/* The number of a free channel that has a holder, not yet taken off; NONE if there is none. */
/*@ HEAP_INVARIANT(requires)
    requires order: channel_order;
    requires list: channel_list;
    requires holds: channel_holds;
    requires bounds: space_bounds;
    terminates \true; exits \false;
    assigns HOLDER_TABLES, channel_holders[channel_fresh];
    HEAP_INVARIANT(ensures)
    ensures holds: channel_holds;
    ensures vacant: \result != NONE ==> channel_vacant(\result) && channel_held(\result);
    ensures steady: heap_untouched{Pre,Post} || \result == channel_fresh;
*/
static uint32_t candidate(void)
{
    //@ assert free: channel_freed > 0 ==> channel_used(channel_at[channel_freed - 1]);
    if (channel_free != NONE)
        return channel_free;
    if (channel_fresh == CHANNELS_MAX || !heap_has_room(TABLES_ROOM))
        return NONE;
    if (channel_holders[channel_fresh] == HEAP_NOBODY)
        channel_holders[channel_fresh] = heap_open(0);
    //@ assert held: channel_holders[channel_fresh] != 0 ==> channel_held(channel_fresh);
    return channel_holders[channel_fresh] == HEAP_NOBODY ? NONE : channel_fresh;
}

uint32_t channel_reserve(uint32_t bytes, uint32_t payer, uint32_t most)
{
    uint32_t channel = candidate();
    char *slots;

    if (channel == NONE || component_channels[payer] >= most)
        return NONE;
    slots = heap_claim(bytes, channel_holders[channel], component_holder[payer]);
    if (slots == NULL)
        return NONE;
    //@ assert holds: channel_holds;
    //@ assert held: channel_held(channel);
    unlist(channel);
    channel_slots[channel] = slots;
    channel_payer[channel] = payer;
    channel_client_port[channel] = NONE;
    component_channels[payer]++;
    return channel;
}

uint32_t channel_end(void)
{
    return 2 * channel_fresh;
}

uint64_t channel_bytes(uint32_t component)
{
    uint64_t endpoint = sizeof endpoint_face[0] + sizeof endpoint_next[0] +
                        sizeof endpoint_previous[0] + sizeof queue_of[0];

    return component_channels[component] *
           (2 * endpoint + sizeof channel_holders[0] + sizeof channel_slots[0] +
            sizeof channel_payer[0] + sizeof channel_client_port[0] +
            sizeof channel_server_port[0] + sizeof channel_next[0]);
}

void channel_connect(uint32_t client, uint32_t client_port, uint32_t server_port)
{
    channel_client_port[client / 2] = client_port;
    channel_server_port[client / 2] = server_port;
}

void channel_unmake(uint32_t client)
{
    uint32_t channel = client / 2;

    //@ assert even: client == 2 * channel;
    component_channels[channel_payer[channel]]--;
    heap_drop(channel_slots[channel], channel_holders[channel]);
    retire(channel);
}

bool channel_may_keep(void)
{
    return channel_fresh < CHANNELS_MAX / 2;
}

uint64_t channel_slot_bytes(uint32_t client)
{
    return heap_size(channel_slots[client / 2]);
}
