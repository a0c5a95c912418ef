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
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/port.h"
#include "kernel/served.h"
#include "kernel/virtio.h"
#include "sharedheap/heap.h"

/* Tags of contracts/Virtqueue.contract. */
#define OFFER   0u
#define COLLECT 1u
#define DONE    2u
#define BUSY    3u

/* The arguments of Offer and Done, in the contract's layout. */
struct offer {
    void *shown, *filled;
    uint32_t used;
};

/* By queue. */
static struct offer offers[VIRTIO_QUEUES][VIRTIO_OFFERS]; /* `used` is the room in `filled` */
static uint32_t queue_port[VIRTIO_QUEUES];
static uint32_t queue_endpoint[VIRTIO_QUEUES]; /* the kernel's end */
static uint32_t queue_holder[VIRTIO_QUEUES];   /* of the channel   */
static bool queue_is_open[VIRTIO_QUEUES];
static uint32_t queues_used; /* the first so many have a port */

static uint64_t registers_of(uint32_t queue)
{
    return port_table(queue_port[queue])->register_base;
}

/* ---- stopping ---- */

/* An object that is under way, and is not any more; NULL when there is none. */
static NOINLINE void *object_of(uint32_t queue)
{
    for (uint32_t i = 0; i < VIRTIO_OFFERS; i++) {
        struct offer *offer = &offers[queue][i];
        void **place = offer->shown ? &offer->shown : &offer->filled;
        void *object = *place;

        *place = NULL;
        if (virtio_under_way[queue][i] && object)
            return object;
        virtio_under_way[queue][i] = false;
    }
    return NULL;
}

/* Reset, and what it had is dropped; false, and nothing is, while the device does not confirm. */
static NOINLINE bool stop(uint32_t queue)
{
    void *object;

    if (!virtio_reset(registers_of(queue)))
        return false;
    while ((object = object_of(queue)) != NULL)
        if (heap_drop(object, queue_holder[queue]))
            component_objects[FLYING]--;
    return true;
}

/* ---- opening ---- */

/* The queue of this port: every port keeps its own. NONE: there are no more. */
static uint32_t queue_of(uint32_t port)
{
    uint32_t queue = 0;

    while (queue < queues_used && queue_port[queue] != port)
        queue++;
    if (queue == VIRTIO_QUEUES)
        return NONE;
    if (queue == queues_used)
        queue_port[queues_used++] = port;
    return queue;
}

/* Also one that is too old to be opened. */
void virtqueue_boot(uint32_t port)
{
    uint32_t queue = queue_of(port);

    if (queue != NONE && virtio_answers(registers_of(queue)))
        virtio_reset(registers_of(queue));
}

uint32_t virtqueue_open(uint32_t port)
{
    uint32_t queue = queue_of(port), client;

    if (queue == NONE || queue_is_open[queue] || !virtio_is_there(registers_of(queue)) ||
        !stop(queue))
        return NONE;
    client = served_make(port, port_table(port)->contract, port);
    if (client == NONE)
        return NONE;
    queue_endpoint[queue] = endpoint_peer(client);
    queue_holder[queue] = channel_holder(client);
    queue_is_open[queue] = true;
    if (!virtio_begin(registers_of(queue), queue, machine_place(&virtio_rings[queue]))) {
        channel_close(client);
        return NONE;
    }
    return client;
}

void virtqueue_closed(uint32_t endpoint)
{
    uint32_t queue = queue_of(endpoint_next[endpoint]);

    queue_is_open[queue] = false;
    stop(queue);
}

/* ---- offers ---- */

/* Bytes of a vector. Its length stands in front, but how far it goes is for the heap to say. */
static uint32_t bytes_of(const void *vector)
{
    uint64_t room = vector && !heap_behind(vector) ? heap_size(vector) : 0;
    uint64_t length = room ? *(const uint64_t *)vector : 0;

    return (uint32_t)(length < room - sizeof length ? length : room - sizeof length);
}

/* Where its elements lie for the device; 0: nowhere. */
static uint64_t elements_of(const void *vector)
{
    return vector ? machine_place((const uint64_t *)vector + 1) : 0;
}

/* The contract lets no more than VIRTIO_OFFERS be under way. */
static void take_offer(uint32_t queue)
{
    const struct offer *offer = endpoint_face[queue_endpoint[queue]].peer->seen.outbox;
    uint32_t number = 0, shown = offer->shown ? bytes_of(offer->shown) : 0;
    uint32_t filled = offer->filled ? bytes_of(offer->filled) : 0;

    while (virtio_under_way[queue][number])
        number++;
    virtio_under_way[queue][number] = true;
    offers[queue][number] = (struct offer){offer->shown, offer->filled, filled};
    virtio_offer(registers_of(queue), queue, number,
                 (struct virtio_parts){elements_of(offer->shown), elements_of(offer->filled), shown,
                                       filled});
}

static bool collect(uint32_t queue)
{
    struct offer *said = endpoint_face[queue_endpoint[queue]].seen.outbox;
    struct virtio_done done;

    virtio_acknowledge(registers_of(queue));
    done = virtio_find_done(queue);
    if (done.number > VIRTIO_OFFERS)
        return true;
    if (done.number == VIRTIO_OFFERS) {
        message_from_kernel(queue_endpoint[queue], BUSY);
        return false;
    }
    virtio_under_way[queue][done.number] = false;
    *said = offers[queue][done.number];
    if (done.written < said->used)
        said->used = done.written;
    message_from_kernel(queue_endpoint[queue], DONE);
    return false;
}

bool virtqueue_message(uint32_t endpoint, uint32_t tag)
{
    uint32_t queue = queue_of(endpoint_next[endpoint]);

    switch (tag) {
    case OFFER: take_offer(queue); return false;
    case COLLECT: return collect(queue);
    default: return true; /* Return */
    }
}
