/* virtqueue.c - queues of devices that read and write memory by themselves: virtio over
 * memory-mapped registers, version 1, one queue (number 0) a device, as QEMU's microvm has them.
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
#include "sharedheap/heap.h"

/* Tags of contracts/Virtqueue.contract. */
#define OFFER   0u
#define COLLECT 1u
#define DONE    2u
#define BUSY    3u

#define QUEUES  8u
#define OFFERS  4u /* under way at a time      */
#define ENTRIES 8u /* descriptors, two an offer */

#define RESET_READS 16u /* within which a device is to confirm its reset */

/* Registers. */
#define MAGIC            0x000u
#define VERSION          0x004u
#define DEVICE           0x008u
#define OFFERED          0x010u
#define OFFERED_SELECT   0x014u
#define ACCEPTED         0x020u
#define ACCEPTED_SELECT  0x024u
#define QUEUE_SELECT     0x030u
#define QUEUE_MOST       0x034u
#define QUEUE_SIZE       0x038u
#define QUEUE_READY      0x044u
#define NOTIFY           0x050u
#define INTERRUPT_STATUS 0x060u
#define INTERRUPT_ACK    0x064u
#define STATUS           0x070u
#define DESCRIPTORS      0x080u /* 64 bits each, low half first */
#define AVAILABLE        0x090u
#define USED             0x0a0u

#define MAGIC_VALUE   0x74726976u
#define VERSION_VALUE 2u
#define VERSION_1     1u /* the feature, in the upper half */

#define STATUS_SEEN     1u
#define STATUS_DRIVER   2u
#define STATUS_READY    4u
#define STATUS_FEATURES 8u

#define DESCRIPTOR_NEXT  1u
#define DESCRIPTOR_WRITE 2u /* the device writes there */

struct descriptor {
    uint64_t address;
    uint32_t length;
    uint16_t flags, next;
};

/* What the device shares; `used` is the device's to write. */
struct rings {
    struct descriptor descriptor[ENTRIES];
    struct {
        uint16_t flags, index, ring[ENTRIES], event;
    } available;
    struct {
        uint16_t flags, index;
        struct {
            uint32_t id, length;
        } ring[ENTRIES];
        uint16_t event;
    } used;
};

/* The arguments of Offer and Done, in the contract's layout. */
struct offer {
    void *shown, *filled;
    uint32_t used;
};

struct queue {
    struct offer offer[OFFERS]; /* `used` is the room in `filled`                   */
    bool under_way[OFFERS];     /* in the descriptors, or waiting to be collected   */
    bool empty[OFFERS];         /* with no byte in it: the device never hears of it */
    uint16_t collected;         /* entries of the used ring                         */
    uint32_t port, endpoint;    /* NONE: nobody's; the kernel's end                 */
    uint32_t holder;            /* of the channel                                   */
    bool is_open;
};

static _Alignas(16) volatile struct rings rings[QUEUES];
static struct queue queues[QUEUES];
static uint32_t queues_used; /* the first so many have a port */

static uint32_t get(const struct queue *queue, uint32_t offset)
{
    return *(volatile uint32_t *)(port_table(queue->port)->register_base + offset);
}

static void set(const struct queue *queue, uint32_t offset, uint32_t value)
{
    *(volatile uint32_t *)(port_table(queue->port)->register_base + offset) = value;
}

static void set_address(const struct queue *queue, uint32_t offset, const volatile void *where)
{
    uint64_t address = machine_place(where);

    set(queue, offset, (uint32_t)address);
    set(queue, offset + 4, (uint32_t)(address >> 32));
}

/* ---- stopping ---- */

/* Has the device let go of all memory? */
static bool reset(const struct queue *queue)
{
    uint32_t reads = RESET_READS;

    set(queue, STATUS, 0);
    while (get(queue, STATUS) != 0)
        if (--reads == 0)
            return false;
    return true;
}

/* An object that is under way, and is not any more; NULL when there is none. */
static NOINLINE void *object_of(struct queue *queue)
{
    for (uint32_t i = 0; i < OFFERS; i++) {
        void **place = queue->offer[i].shown ? &queue->offer[i].shown : &queue->offer[i].filled;
        void *object = *place;

        *place = NULL;
        if (queue->under_way[i] && object)
            return object;
        queue->under_way[i] = false;
    }
    return NULL;
}

/* Reset, and what it had is dropped; false, and nothing is, while the device does not confirm. */
static NOINLINE bool stop(struct queue *queue)
{
    void *object;

    if (!reset(queue))
        return false;
    while ((object = object_of(queue)) != NULL)
        if (heap_drop(object, queue->holder))
            component_objects[FLYING]--;
    return true;
}

/* ---- opening ---- */

/* The queue of this port: every port keeps its own. */
static struct queue *queue_of(uint32_t port)
{
    uint32_t i = 0;

    while (i < queues_used && queues[i].port != port)
        i++;
    if (i == QUEUES)
        return NULL;
    if (i == queues_used)
        queues[queues_used++].port = port;
    return &queues[i];
}

static volatile struct rings *rings_of(const struct queue *queue)
{
    return &rings[queue - queues];
}

/* Also one that is too old to be opened. */
void virtqueue_boot(uint32_t port)
{
    struct queue *queue = queue_of(port);

    if (queue != NULL && get(queue, MAGIC) == MAGIC_VALUE)
        reset(queue);
}

static bool is_there(const struct queue *queue)
{
    return get(queue, MAGIC) == MAGIC_VALUE && get(queue, VERSION) == VERSION_VALUE &&
           get(queue, DEVICE) != 0;
}

/* Of all features only that it follows the standard. */
static bool agree(const struct queue *queue)
{
    set(queue, STATUS, STATUS_SEEN | STATUS_DRIVER);
    set(queue, OFFERED_SELECT, 1);
    if ((get(queue, OFFERED) & VERSION_1) == 0)
        return false;
    set(queue, ACCEPTED_SELECT, 0);
    set(queue, ACCEPTED, 0);
    set(queue, ACCEPTED_SELECT, 1);
    set(queue, ACCEPTED, VERSION_1);
    set(queue, STATUS, STATUS_SEEN | STATUS_DRIVER | STATUS_FEATURES);
    return (get(queue, STATUS) & STATUS_FEATURES) != 0;
}

static bool start(struct queue *queue)
{
    volatile struct rings *shared = rings_of(queue);

    set(queue, QUEUE_SELECT, 0);
    if (get(queue, QUEUE_READY) != 0 || get(queue, QUEUE_MOST) < ENTRIES)
        return false;
    shared->available.flags = 0;
    shared->available.index = 0;
    shared->used.index = 0;
    queue->collected = 0;
    set(queue, QUEUE_SIZE, ENTRIES);
    set_address(queue, DESCRIPTORS, shared->descriptor);
    set_address(queue, AVAILABLE, &shared->available);
    set_address(queue, USED, &shared->used);
    set(queue, QUEUE_READY, 1);
    set(queue, STATUS, STATUS_SEEN | STATUS_DRIVER | STATUS_FEATURES | STATUS_READY);
    return true;
}

uint32_t virtqueue_open(uint32_t port)
{
    struct queue *queue = queue_of(port);
    uint32_t client;

    if (queue == NULL || queue->is_open || !is_there(queue) || !stop(queue))
        return NONE;
    client = served_make(port, port_table(port)->contract, port);
    if (client == NONE)
        return NONE;
    queue->endpoint = endpoint_peer(client);
    queue->holder = channel_holder(client);
    queue->is_open = true;
    if (!agree(queue) || !start(queue)) {
        channel_close(client);
        return NONE;
    }
    return client;
}

void virtqueue_closed(uint32_t endpoint)
{
    struct queue *queue = queue_of(endpoint_next[endpoint]);

    queue->is_open = false;
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

static void describe(volatile struct descriptor *descriptor, const void *vector, uint32_t length,
                     uint32_t flags)
{
    descriptor->address = machine_place((const uint64_t *)vector + 1);
    descriptor->length = length;
    descriptor->flags = (uint16_t)flags;
}

/* Hand the offer to the device: what it reads first, then what it writes. */
static void submit(struct queue *queue, uint32_t number)
{
    volatile struct rings *shared = rings_of(queue);
    volatile struct descriptor *descriptor = &shared->descriptor[2 * number];
    const struct offer *offer = &queue->offer[number];
    uint32_t shown = offer->shown ? bytes_of(offer->shown) : 0;
    uint16_t index = shared->available.index;

    descriptor->next = (uint16_t)(2 * number + 1);
    if (shown)
        describe(descriptor++, offer->shown, shown, offer->used ? DESCRIPTOR_NEXT : 0);
    if (offer->used)
        describe(descriptor, offer->filled, offer->used, DESCRIPTOR_WRITE);
    queue->empty[number] = shown == 0 && offer->used == 0;
    if (queue->empty[number])
        return;
    shared->available.ring[index % ENTRIES] = (uint16_t)(2 * number);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    shared->available.index = (uint16_t)(index + 1);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    set(queue, NOTIFY, 0);
}

/* The contract lets no more than OFFERS be under way. */
static void take_offer(struct queue *queue)
{
    const struct offer *offer = endpoint_face[queue->endpoint].peer->seen.outbox;
    uint32_t number = 0;

    while (queue->under_way[number])
        number++;
    queue->under_way[number] = true;
    queue->offer[number] = (struct offer){offer->shown, offer->filled, 0};
    if (offer->filled)
        queue->offer[number].used = bytes_of(offer->filled);
    submit(queue, number);
}

/* What the device says is done, or what it was never told of. OFFERS: nothing; more: nonsense. */
static uint32_t find_done(struct queue *queue, uint32_t *written)
{
    volatile struct rings *shared = rings_of(queue);
    uint32_t id;

    *written = 0;
    for (uint32_t i = 0; i < OFFERS; i++)
        if (queue->under_way[i] && queue->empty[i])
            return i;
    if (shared->used.index == queue->collected)
        return OFFERS;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    id = shared->used.ring[queue->collected % ENTRIES].id;
    *written = shared->used.ring[queue->collected % ENTRIES].length;
    queue->collected++;
    return id < ENTRIES && id % 2 == 0 && queue->under_way[id / 2] ? id / 2 : OFFERS + 1;
}

/* The interrupt is put out before the ring is looked at: what comes later raises it again. */
static bool collect(struct queue *queue)
{
    struct offer *done = endpoint_face[queue->endpoint].seen.outbox;
    uint32_t written, number;

    set(queue, INTERRUPT_ACK, get(queue, INTERRUPT_STATUS));
    __atomic_thread_fence(__ATOMIC_SEQ_CST); /* or else the look might overtake the word */
    number = find_done(queue, &written);
    if (number > OFFERS)
        return true;
    if (number == OFFERS) {
        message_from_kernel(queue->endpoint, BUSY);
        return false;
    }
    queue->under_way[number] = false;
    *done = queue->offer[number];
    if (written < done->used)
        done->used = written;
    message_from_kernel(queue->endpoint, DONE);
    return false;
}

bool virtqueue_message(uint32_t endpoint, uint32_t tag)
{
    struct queue *queue = queue_of(endpoint_next[endpoint]);

    switch (tag) {
    case OFFER: take_offer(queue); return false;
    case COLLECT: return collect(queue);
    default: return true; /* Return */
    }
}
