/* virtio.h - what the kernel says to a virtio device, and what it believes of what that says: the
 * registers of one, by the address where they begin, and the rings that it shares.
 *
 * What is proved: a descriptor has the address and the length that an offer has, and only a part
 * that the device may fill has the flag by which it may write. What the device answers is the
 * number of an offer that is under way, or none. */
#ifndef KERNEL_VIRTIO_H
#define KERNEL_VIRTIO_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/machine.h"

#define VIRTIO_QUEUES  8u
#define VIRTIO_OFFERS  4u /* under way at a time      */
#define VIRTIO_ENTRIES 8u /* descriptors, two an offer */

#define VIRTIO_NEXT  1u /* flags of a descriptor: another one follows */
#define VIRTIO_WRITE 2u /* the device writes there                    */

struct virtio_descriptor {
    uint64_t address;
    uint32_t length;
    uint16_t flags, next;
};

/* What the device shares; `used` is the device's to write. */
struct virtio_rings {
    struct virtio_descriptor descriptor[VIRTIO_ENTRIES];
    struct {
        uint16_t flags, index, ring[VIRTIO_ENTRIES], event;
    } available;
    volatile struct {
        uint16_t flags, index;
        struct {
            uint32_t id, length;
        } ring[VIRTIO_ENTRIES];
        uint16_t event;
    } used;
};

extern struct virtio_rings virtio_rings[VIRTIO_QUEUES];

/* Of each offer: in the descriptors, or waiting to be collected; with no byte in it, so that the
 * device never hears of it. And how many entries of the used ring were collected. */
extern bool virtio_under_way[VIRTIO_QUEUES][VIRTIO_OFFERS];
extern bool virtio_empty[VIRTIO_QUEUES][VIRTIO_OFFERS];
extern uint16_t virtio_collected[VIRTIO_QUEUES];

// clang-format off
#define VIRTIO_REGISTERS machine_accesses, machine_accessed, machine_width, machine_value
// clang-format on

/* Is there a device, of the version that is known here? */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
*/
bool virtio_is_there(uint64_t registers);

/* The same, of any version. */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
*/
bool virtio_answers(uint64_t registers);

/* Has the device let go of all memory? */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
    ensures confirmed: \result ==> machine_value == 0 && machine_width == 4;
*/
bool virtio_reset(uint64_t registers);

/* After a reset: begin, with the rings of this queue, which lie at `place`. */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    requires queue: queue < VIRTIO_QUEUES;
    requires rings: rings <= UINT64_MAX - sizeof(struct virtio_rings);
    terminates \true; exits \false;
    assigns VIRTIO_REGISTERS, virtio_rings[queue].available, virtio_rings[queue].used,
            virtio_collected[queue];
    ensures begun: \result ==> virtio_rings[queue].available.index == 0 &&
        virtio_collected[queue] == 0;
*/
bool virtio_begin(uint64_t registers, uint32_t queue, uint64_t rings);

/* What an offer shows the device, and what it lets it fill: where that lies, and its bytes. */
struct virtio_parts {
    uint64_t shown, filled;
    uint32_t shown_bytes, filled_bytes;
};

/*@ // the descriptor that the device may write through, if it may through any
    logic integer virtio_filled(integer number, integer shown_bytes) =
      shown_bytes > 0 ? 2 * number + 1 : 2 * number;
*/
/* Hand an offer to the device: what it reads first, then what it writes. */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    requires queue: queue < VIRTIO_QUEUES;
    requires number: number < VIRTIO_OFFERS;
    terminates \true; exits \false;
    assigns VIRTIO_REGISTERS, virtio_empty[queue][number], virtio_rings[queue].available,
            virtio_rings[queue].descriptor[2 * number .. 2 * number + 1];
    ensures empty: virtio_empty[queue][number] <==>
        parts.shown_bytes == 0 && parts.filled_bytes == 0;
    ensures shown: parts.shown_bytes > 0 ==>
        virtio_rings[queue].descriptor[2 * number].address == parts.shown &&
        virtio_rings[queue].descriptor[2 * number].length == parts.shown_bytes &&
        virtio_rings[queue].descriptor[2 * number].flags ==
            (parts.filled_bytes > 0 ? VIRTIO_NEXT : 0) &&
        virtio_rings[queue].descriptor[2 * number].next == 2 * number + 1;
    ensures filled: parts.filled_bytes > 0 ==>
        \let d = virtio_filled(number, parts.shown_bytes);
        virtio_rings[queue].descriptor[d].address == parts.filled &&
        virtio_rings[queue].descriptor[d].length == parts.filled_bytes &&
        virtio_rings[queue].descriptor[d].flags == VIRTIO_WRITE;
    ensures told: !virtio_empty[queue][number] ==>
        virtio_rings[queue].available.ring[\old(virtio_rings[queue].available.index) %
            VIRTIO_ENTRIES] == 2 * number;
    ensures silent: virtio_empty[queue][number] ==> machine_accesses == \old(machine_accesses);
*/
void virtio_offer(uint64_t registers, uint32_t queue, uint32_t number, struct virtio_parts parts);

/* The interrupt is put out before the ring is looked at: what comes later raises it again. */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
*/
void virtio_acknowledge(uint64_t registers);

/* What the device says is done, or what it was never told of, and how many bytes it says it has
 * written. VIRTIO_OFFERS: nothing; more: nonsense. */
struct virtio_done {
    uint32_t number, written;
};
/*@ requires queue: queue < VIRTIO_QUEUES;
    terminates \true; exits \false; assigns virtio_collected[queue];
    ensures bound: \result.number <= VIRTIO_OFFERS + 1;
    ensures under_way: \result.number < VIRTIO_OFFERS ==>
        virtio_under_way[queue][\result.number] != 0;
*/
struct virtio_done virtio_find_done(uint32_t queue);

#endif
