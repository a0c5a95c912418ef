/* offers.h - what devices that read and write memory by themselves are given of it, and get back
 * from whom: the offers that are under way, by queue. virtqueue.h has what a queue is to a
 * component, virtio.h what is said to the device.
 *
 * What is proved: the device is told of no memory but the elements of the two vectors of an offer,
 * no further than the heap says that their objects go. Whatever it writes into what it shares, an
 * offer comes back once, just as it was made, and of what is filled no more than there is room. */
#ifndef KERNEL_OFFERS_H
#define KERNEL_OFFERS_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/virtio.h"
#include "sharedheap/heap.h"

/* The arguments of Offer and Done, in the contract's layout. Vectors have their length in front. */
struct offer {
    void *shown, *filled;
    uint32_t used;
};

extern uint32_t offers_port[VIRTIO_QUEUES];               /* whose queue it is */
extern uint32_t offers_queues;                            /* the first so many have a port */
extern struct offer offers[VIRTIO_QUEUES][VIRTIO_OFFERS]; /* `used` is the room in `filled` */

// clang-format off
/*@ // that many bytes of memory, from where the elements of this vector are, are of its object
    predicate offers_part{L}(integer place, integer bytes, void *vector) =
      vector != \null && place == machine_placed((char *)vector + 8) && place_at(vector) != OWNER_NONE &&
      owner_word[place_at(vector)] != 0 &&
      bytes + 8 <= owner_units[place_at(vector) / 64] * 64;
    // this descriptor shows the device no more than that, or lets it fill no more than that
    predicate offers_shows{L}(integer queue, integer d, void *vector) =
      virtio_rings[queue].descriptor[d].flags == 0 &&
      offers_part(virtio_rings[queue].descriptor[d].address,
          virtio_rings[queue].descriptor[d].length, vector);
    predicate offers_shows_first{L}(integer queue, integer d, void *vector) =
      virtio_rings[queue].descriptor[d].flags == VIRTIO_NEXT &&
      virtio_rings[queue].descriptor[d].next == d + 1 &&
      offers_part(virtio_rings[queue].descriptor[d].address,
          virtio_rings[queue].descriptor[d].length, vector);
    predicate offers_fills{L}(integer queue, integer d, void *vector) =
      virtio_rings[queue].descriptor[d].flags == VIRTIO_WRITE &&
      offers_part(virtio_rings[queue].descriptor[d].address,
          virtio_rings[queue].descriptor[d].length, vector);

    predicate offers_same{L1,L2}(integer queue, integer n) =
      \at(virtio_under_way[queue][n], L1) == \at(virtio_under_way[queue][n], L2) &&
      \at(offers[queue][n].shown, L1) == \at(offers[queue][n].shown, L2) &&
      \at(offers[queue][n].filled, L1) == \at(offers[queue][n].filled, L2) &&
      \at(offers[queue][n].used, L1) == \at(offers[queue][n].used, L2);
    predicate offers_but{L1,L2}(integer queue, integer but) =
      \forall integer n; 0 <= n < VIRTIO_OFFERS && n != but ==> offers_same{L1,L2}(queue, n);
*/
// clang-format on

/* A vector or null; the length that stands in front of it, which nobody has looked at. */
struct offers_vector {
    void *vector;
    uint64_t length;
};

/* Give the device what is shown, and what is to be filled. The number of the offer; VIRTIO_OFFERS,
 * and nothing has changed, when as many are under way. */
/*@ HEAP_INVARIANT(requires)
    requires place: registers <= UINT64_MAX - 0x1000;
    requires queue: queue < VIRTIO_QUEUES;
    terminates \true; exits \false;
    assigns VIRTIO_REGISTERS, offers[queue][0 .. VIRTIO_OFFERS - 1],
            virtio_under_way[queue][0 .. VIRTIO_OFFERS - 1],
            virtio_empty[queue][0 .. VIRTIO_OFFERS - 1], virtio_rings[queue].available,
            virtio_rings[queue].descriptor[0 .. VIRTIO_ENTRIES - 1];
    ensures number: \result <= VIRTIO_OFFERS;
    ensures free: \result < VIRTIO_OFFERS ==>
        \let n = \result; !\at(virtio_under_way[queue][n], Pre) && virtio_under_way[queue][n];
    ensures kept: \result < VIRTIO_OFFERS ==> offers[queue][\result].shown == shown.vector &&
        offers[queue][\result].filled == filled.vector;
    ensures inside: \result < VIRTIO_OFFERS ==> virtio_empty[queue][\result] ||
        offers_shows(queue, 2 * \result, shown.vector) ||
        offers_fills(queue, 2 * \result, filled.vector) ||
        (offers_shows_first(queue, 2 * \result, shown.vector) &&
            offers_fills(queue, 2 * \result + 1, filled.vector));
    ensures silent: \result == VIRTIO_OFFERS ==> machine_accesses == \old(machine_accesses);
    ensures others: offers_but{Pre,Post}(queue, \result);
*/
uint32_t offers_give(uint64_t registers, uint32_t queue, struct offers_vector shown,
                     struct offers_vector filled);

/* What the device says it is done with: the number of an offer, which is not under way any more,
 * and what was written of `filled`. VIRTIO_OFFERS: nothing; more: nonsense. */
/*@ requires queue: queue < VIRTIO_QUEUES;
    terminates \true; exits \false;
    assigns virtio_collected[queue], virtio_under_way[queue][0 .. VIRTIO_OFFERS - 1];
    ensures number: \result.number <= VIRTIO_OFFERS + 1;
    ensures once: \result.number < VIRTIO_OFFERS ==> \let n = \result.number;
        \at(virtio_under_way[queue][n], Pre) && !virtio_under_way[queue][n];
    ensures room: \result.number < VIRTIO_OFFERS ==>
        \result.written <= offers[queue][\result.number].used;
    ensures others: offers_but{Pre,Post}(queue, \result.number);
*/
struct virtio_done offers_take(uint32_t queue);

/* This offer is not under way any more: was it? */
/*@ requires queue: queue < VIRTIO_QUEUES && number < VIRTIO_OFFERS;
    terminates \true; exits \false; assigns virtio_under_way[queue][number];
    ensures was: \result <==> \old(virtio_under_way[queue][number]) != 0;
    ensures none: !virtio_under_way[queue][number];
*/
bool offers_forget(uint32_t queue, uint32_t number);

/* The queue of this port, its own for ever; VIRTIO_QUEUES if there are no more. */
/*@ requires used: offers_queues <= VIRTIO_QUEUES;
    terminates \true; exits \false;
    assigns offers_queues, offers_port[0 .. VIRTIO_QUEUES - 1];
    ensures used: \old(offers_queues) <= offers_queues <= VIRTIO_QUEUES;
    ensures bound: \result < offers_queues ||
        (\result == VIRTIO_QUEUES && offers_queues == VIRTIO_QUEUES);
    ensures grown: offers_queues == \old(offers_queues) ||
        (offers_queues == \old(offers_queues) + 1 && \result == \old(offers_queues));
    ensures port: \result < VIRTIO_QUEUES ==> offers_port[\result] == port;
    ensures first: \forall integer q; 0 <= q < \result ==> offers_port[q] != port;
    ensures others: \forall integer q; 0 <= q < \old(offers_queues) ==>
        offers_port[q] == \at(offers_port[q], Pre);
*/
uint32_t offers_queue(uint32_t port);

#endif
