/* virtqueue.c - queues of devices that read and write memory by themselves: who has which, and
 * whose the objects are that they read and write. What is said to the device is virtio.c's.
 *
 * Invariant: every address in a descriptor that the device may use is that of an object which the
 * channel owns, and no further than that object goes. An object gets into the descriptors when it
 * is offered, and is nobody else's until the device has given it back, or has confirmed its reset.
 * One that does not confirm keeps what it has: it stays the channel's and in the books, and the
 * port does not open, until it does.
 *
 * What the device writes is not believed: a number that is none of an offer under way closes the
 * queue, a length is cut to what was offered. */
#include "kernel/virtqueue.h"

#include "kernel/cell.h"
#include "kernel/channel.h"
#include "kernel/device.h"
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/others.h"
#include "kernel/port.h"
#include "kernel/served.h"
#include "sharedheap/heap.h"

/* Tags of contracts/Virtqueue.contract. */
#define OFFER   0u
#define COLLECT 1u
#define DONE    2u
#define BUSY    3u

uint32_t virtqueue_endpoint[VIRTIO_QUEUES];
uint32_t virtqueue_holder[VIRTIO_QUEUES];
bool virtqueue_is_open[VIRTIO_QUEUES];

/*@ requires ports: virtqueue_ports;
    requires queue: queue < offers_queues;
    terminates \true; exits \false; assigns \nothing;
    ensures registers: \result == port_row(offers_port[queue])->register_base;
    ensures range: \result <= UINT64_MAX - 0x1000;
*/
static uint64_t registers_of(uint32_t queue)
{
    return device_registers_base(offers_port[queue]);
}

/* ---- stopping ---- */

/* What the device had, and what the channel has no more. */
/*@ requires heap: kernel_heap;
    requires queue: queue < VIRTIO_QUEUES && virtqueue_holder[queue] != HOLDER_FROZEN;
    terminates \true; exits \false;
    assigns HEAP_TABLES, component_objects[FLYING];
    ensures heap: kernel_heap;
    ensures apart: virtqueue_apart{Pre,Post}(virtqueue_holder[queue]);
*/
static void drop(uint32_t queue, const void *object)
{
    bool dropped = object && heap_drop(object, virtqueue_holder[queue]);

    //@ assert kept: !dropped ==> heap_alone{Pre,Here}(OWNER_NONE);
    //@ assert spared: dropped ==> heap_spared{Pre,Here}(place_at(object));
    /*@ assert mine: dropped ==>
            \at(owner_word[place_at(object)], Pre) == virtqueue_holder[queue]; */
    //@ assert apart: virtqueue_apart{Pre,Here}(virtqueue_holder[queue]);
    if (dropped)
        component_objects[FLYING]--;
}

/* Reset, and what it had is dropped; false, and nothing is, while the device does not confirm. */
/*@ requires heap: kernel_heap;
    requires ports: virtqueue_ports;
    requires queue: queue < offers_queues && virtqueue_holder[queue] != HOLDER_FROZEN;
    terminates \true; exits \false;
    assigns HEAP_TABLES, component_objects[FLYING], VIRTIO_REGISTERS,
            virtio_under_way[queue][0 .. VIRTIO_OFFERS - 1];
    ensures heap: kernel_heap;
    ensures confirmed: \result ==> machine_value == 0 && machine_width == 4;
    ensures none: \result ==> \forall integer n; 0 <= n < VIRTIO_OFFERS ==>
        !virtio_under_way[queue][n];
    ensures kept: !\result ==>
        heap_alone{Pre,Post}(OWNER_NONE) && offers_but{Pre,Post}(queue, VIRTIO_OFFERS);
    ensures apart: virtqueue_apart{Pre,Post}(virtqueue_holder[queue]);
*/
static NOINLINE bool stop(uint32_t queue)
{
    if (!virtio_reset(registers_of(queue)))
        return false;
    /*@ loop invariant range: 0 <= i <= VIRTIO_OFFERS;
        loop invariant heap: kernel_heap;
        loop invariant none: \forall integer n; 0 <= n < i ==> !virtio_under_way[queue][n];
        loop invariant apart: virtqueue_apart{Pre,Here}(virtqueue_holder[queue]);
        loop assigns i, HEAP_TABLES, component_objects[FLYING],
            virtio_under_way[queue][0 .. VIRTIO_OFFERS - 1];
        loop variant VIRTIO_OFFERS - i;
    */
    for (uint32_t i = 0; i < VIRTIO_OFFERS; i++)
        if (offers_forget(queue, i)) {
            drop(queue, offers[queue][i].shown);
            drop(queue, offers[queue][i].filled);
        }
    return true;
}

/* ---- opening ---- */

/* Also one that is too old to be opened. */
void virtqueue_boot(uint32_t port)
{
    uint32_t queue = offers_queue(port);

    if (queue < VIRTIO_QUEUES && virtio_answers(registers_of(queue)))
        virtio_reset(registers_of(queue));
}

uint32_t virtqueue_open(uint32_t port)
{
    uint32_t queue = offers_queue(port), client;

    if (queue == VIRTIO_QUEUES || virtqueue_is_open[queue] ||
        !virtio_is_there(registers_of(queue)) || !stop(queue))
        return NONE;
    client = served_make(port, port_table(port)->contract, port);
    if (client == NONE)
        return NONE;
    virtqueue_endpoint[queue] = endpoint_peer(client);
    virtqueue_holder[queue] = channel_holder(client);
    virtqueue_is_open[queue] = true;
    if (!virtio_begin(registers_of(queue), queue, machine_place(&virtio_rings[queue]))) {
        channel_close(client);
        return NONE;
    }
    return client;
}

void virtqueue_closed(uint32_t endpoint)
{
    uint32_t queue = offers_queue(endpoint_next[endpoint]);

    virtqueue_is_open[queue] = false;
    stop(queue);
}

/* ---- offers ---- */

/* A vector as it was offered. */
static struct offers_vector part_of(void *vector)
{
    return (struct offers_vector){vector, vector ? *(const uint64_t *)vector : 0};
}

/* The contract lets no more than VIRTIO_OFFERS be under way. */
static bool give(uint32_t queue)
{
    const struct offer *offer = endpoint_face[virtqueue_endpoint[queue]].peer->seen.outbox;

    return offers_give(registers_of(queue), queue, part_of(offer->shown), part_of(offer->filled)) ==
           VIRTIO_OFFERS;
}

static bool collect(uint32_t queue)
{
    struct offer *said = endpoint_face[virtqueue_endpoint[queue]].seen.outbox;
    struct virtio_done done;

    virtio_acknowledge(registers_of(queue));
    done = offers_take(queue);
    if (done.number > VIRTIO_OFFERS)
        return true;
    if (done.number == VIRTIO_OFFERS) {
        message_from_kernel(virtqueue_endpoint[queue], BUSY);
        return false;
    }
    *said = offers[queue][done.number];
    said->used = done.written;
    message_from_kernel(virtqueue_endpoint[queue], DONE);
    return false;
}

bool virtqueue_message(uint32_t endpoint, uint32_t tag)
{
    uint32_t queue = offers_queue(endpoint_next[endpoint]);

    switch (tag) {
    case OFFER: return give(queue);
    case COLLECT: return collect(queue);
    default: return true; /* Return */
    }
}
