/* offers.c - see offers.h. */
#include "kernel/offers.h"

#include <stddef.h>

#include "kernel/machine.h"

uint32_t offers_port[VIRTIO_QUEUES];
uint32_t offers_queues;
struct offer offers[VIRTIO_QUEUES][VIRTIO_OFFERS];

uint32_t offers_queue(uint32_t port)
{
    uint32_t queue = 0;

    /*@ loop invariant range: 0 <= queue <= offers_queues;
        loop invariant others: \forall integer q; 0 <= q < queue ==> offers_port[q] != port;
        loop assigns queue;
        loop variant offers_queues - queue;
    */
    while (queue < offers_queues && offers_port[queue] != port)
        queue++;
    if (queue == offers_queues && queue < VIRTIO_QUEUES)
        offers_port[offers_queues++] = port;
    return queue;
}

/* Bytes of the elements of a vector: how far it goes is for the heap to say. */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false; assigns \nothing;
    ensures part: \result != 0 ==>
        offers_part(machine_placed((char *)part.vector + 8), \result, part.vector);
*/
static uint32_t bytes_of(struct offers_vector part)
{
    uint64_t room = part.vector && !heap_behind(part.vector) ? heap_size(part.vector) : 0;
    uint64_t most = room - sizeof part.length;

    if (room == 0)
        return 0;
    return (uint32_t)(part.length < most ? part.length : most);
}

/* Where they lie for the device; 0: nowhere. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures place: vector != \null ==> \result == machine_placed((char *)vector + 8);
*/
static uint64_t elements_of(const void *vector)
{
    return vector ? machine_place((const char *)vector + sizeof(uint64_t)) : 0;
}

/* The first offer that is not under way; VIRTIO_OFFERS if there is none. */
/*@ requires queue: queue < VIRTIO_QUEUES;
    terminates \true; exits \false; assigns \nothing;
    ensures bound: \result <= VIRTIO_OFFERS;
    ensures free: \result < VIRTIO_OFFERS ==> !virtio_under_way[queue][\result];
    ensures first: \forall integer n; 0 <= n < \result ==> virtio_under_way[queue][n];
*/
static uint32_t find_free(uint32_t queue)
{
    uint32_t number = 0;

    /*@ loop invariant range: 0 <= number <= VIRTIO_OFFERS;
        loop invariant others: \forall integer n; 0 <= n < number ==> virtio_under_way[queue][n];
        loop assigns number;
        loop variant VIRTIO_OFFERS - number;
    */
    while (number < VIRTIO_OFFERS && virtio_under_way[queue][number])
        number++;
    return number;
}

uint32_t offers_give(uint64_t registers, uint32_t queue, struct offers_vector shown,
                     struct offers_vector filled)
{
    uint32_t number = find_free(queue);
    struct virtio_parts parts = {elements_of(shown.vector), elements_of(filled.vector),
                                 bytes_of(shown), bytes_of(filled)};

    if (number == VIRTIO_OFFERS)
        return VIRTIO_OFFERS;
    virtio_under_way[queue][number] = true;
    offers[queue][number] = (struct offer){shown.vector, filled.vector, parts.filled_bytes};
    virtio_offer(registers, queue, number, parts);
    return number;
}

struct virtio_done offers_take(uint32_t queue)
{
    struct virtio_done done = virtio_find_done(queue);

    if (done.number < VIRTIO_OFFERS) {
        virtio_under_way[queue][done.number] = false;
        if (done.written > offers[queue][done.number].used)
            done.written = offers[queue][done.number].used;
    }
    return done;
}

bool offers_forget(uint32_t queue, uint32_t number)
{
    bool was = virtio_under_way[queue][number];

    virtio_under_way[queue][number] = false;
    return was;
}
