/* virtio.c - see virtio.h: virtio over memory-mapped registers, version 1, one queue (number 0) a
 * device, as QEMU's microvm has them. */
#include "kernel/virtio.h"

#include <stddef.h>

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

_Alignas(16) struct virtio_rings virtio_rings[VIRTIO_QUEUES];
bool virtio_under_way[VIRTIO_QUEUES][VIRTIO_OFFERS];
bool virtio_empty[VIRTIO_QUEUES][VIRTIO_OFFERS];
uint16_t virtio_collected[VIRTIO_QUEUES];

/*@ requires place: registers <= UINT64_MAX - 0x1000;
    requires offset: offset < 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
    ensures there: machine_accessed == registers + offset && machine_width == 4;
    ensures value: \result == machine_value;
*/
static uint32_t get(uint64_t registers, uint32_t offset)
{
    return (uint32_t)machine_register_read(registers + offset, sizeof(uint32_t));
}

/*@ requires place: registers <= UINT64_MAX - 0x1000;
    requires offset: offset < 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
    ensures there: machine_accessed == registers + offset && machine_width == 4;
    ensures value: machine_value == value;
*/
static void set(uint64_t registers, uint32_t offset, uint32_t value)
{
    machine_register_write(registers + offset, sizeof(uint32_t), value);
}

/*@ requires place: registers <= UINT64_MAX - 0x1000;
    requires offset: offset < 0x1000 - 4;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
*/
static void set_address(uint64_t registers, uint32_t offset, uint64_t address)
{
    set(registers, offset, (uint32_t)address);
    set(registers, offset + 4, (uint32_t)(address >> 32));
}

bool virtio_answers(uint64_t registers)
{
    return get(registers, MAGIC) == MAGIC_VALUE;
}

bool virtio_is_there(uint64_t registers)
{
    return virtio_answers(registers) && get(registers, VERSION) == VERSION_VALUE &&
           get(registers, DEVICE) != 0;
}

bool virtio_reset(uint64_t registers)
{
    uint32_t reads = RESET_READS;

    set(registers, STATUS, 0);
    /*@ loop invariant range: 0 < reads <= RESET_READS;
        loop assigns reads, VIRTIO_REGISTERS;
        loop variant reads;
    */
    while (get(registers, STATUS) != 0)
        if (--reads == 0)
            return false;
    return true;
}

/* Of all features only that it follows the standard. */
/*@ requires place: registers <= UINT64_MAX - 0x1000;
    terminates \true; exits \false; assigns VIRTIO_REGISTERS;
*/
static bool agree(uint64_t registers)
{
    set(registers, STATUS, STATUS_SEEN | STATUS_DRIVER);
    set(registers, OFFERED_SELECT, 1);
    if ((get(registers, OFFERED) & VERSION_1) == 0)
        return false;
    set(registers, ACCEPTED_SELECT, 0);
    set(registers, ACCEPTED, 0);
    set(registers, ACCEPTED_SELECT, 1);
    set(registers, ACCEPTED, VERSION_1);
    set(registers, STATUS, STATUS_SEEN | STATUS_DRIVER | STATUS_FEATURES);
    return (get(registers, STATUS) & STATUS_FEATURES) != 0;
}

bool virtio_begin(uint64_t registers, uint32_t queue, uint64_t rings)
{
    if (!agree(registers))
        return false;
    set(registers, QUEUE_SELECT, 0);
    if (get(registers, QUEUE_READY) != 0 || get(registers, QUEUE_MOST) < VIRTIO_ENTRIES)
        return false;
    virtio_rings[queue].available.flags = 0;
    virtio_rings[queue].available.index = 0;
    virtio_rings[queue].used.index = 0;
    virtio_collected[queue] = 0;
    machine_fence();
    set(registers, QUEUE_SIZE, VIRTIO_ENTRIES);
    set_address(registers, DESCRIPTORS, rings + offsetof(struct virtio_rings, descriptor));
    set_address(registers, AVAILABLE, rings + offsetof(struct virtio_rings, available));
    set_address(registers, USED, rings + offsetof(struct virtio_rings, used));
    set(registers, QUEUE_READY, 1);
    set(registers, STATUS, STATUS_SEEN | STATUS_DRIVER | STATUS_FEATURES | STATUS_READY);
    return true;
}

/*@ requires queue: queue < VIRTIO_QUEUES;
    requires place: place < VIRTIO_ENTRIES;
    terminates \true; exits \false;
    assigns virtio_rings[queue].descriptor[place].address,
            virtio_rings[queue].descriptor[place].length,
            virtio_rings[queue].descriptor[place].flags;
    ensures described: virtio_rings[queue].descriptor[place].address == address &&
        virtio_rings[queue].descriptor[place].length == length &&
        virtio_rings[queue].descriptor[place].flags == flags;
*/
static void describe(uint32_t queue, uint32_t place, uint64_t address, uint32_t length,
                     uint16_t flags)
{
    virtio_rings[queue].descriptor[place].address = address;
    virtio_rings[queue].descriptor[place].length = length;
    virtio_rings[queue].descriptor[place].flags = flags;
}

void virtio_offer(uint64_t registers, uint32_t queue, uint32_t number, struct virtio_parts parts)
{
    uint16_t index = virtio_rings[queue].available.index;
    uint32_t place = 2 * number;

    virtio_rings[queue].descriptor[place].next = (uint16_t)(2 * number + 1);
    if (parts.shown_bytes)
        describe(queue, place++, parts.shown, parts.shown_bytes,
                 parts.filled_bytes ? VIRTIO_NEXT : 0);
    if (parts.filled_bytes)
        describe(queue, place, parts.filled, parts.filled_bytes, VIRTIO_WRITE);
    virtio_empty[queue][number] = parts.shown_bytes == 0 && parts.filled_bytes == 0;
    if (virtio_empty[queue][number])
        return;
    virtio_rings[queue].available.ring[index % VIRTIO_ENTRIES] = (uint16_t)(2 * number);
    machine_fence();
    virtio_rings[queue].available.index = (uint16_t)(index + 1);
    machine_fence();
    set(registers, NOTIFY, 0);
}

void virtio_acknowledge(uint64_t registers)
{
    set(registers, INTERRUPT_ACK, get(registers, INTERRUPT_STATUS));
    machine_fence(); /* or else the look might overtake the word */
}

/* An offer that the device was never told of, VIRTIO_OFFERS if there is none. */
/*@ requires queue: queue < VIRTIO_QUEUES;
    terminates \true; exits \false; assigns \nothing;
    ensures bound: \result <= VIRTIO_OFFERS;
    ensures empty: \result < VIRTIO_OFFERS ==>
        virtio_under_way[queue][\result] != 0 && virtio_empty[queue][\result] != 0;
*/
static uint32_t find_empty(uint32_t queue)
{
    uint32_t i = 0;

    /*@ loop invariant range: 0 <= i <= VIRTIO_OFFERS;
        loop assigns i;
        loop variant VIRTIO_OFFERS - i;
    */
    while (i < VIRTIO_OFFERS && !(virtio_under_way[queue][i] && virtio_empty[queue][i]))
        i++;
    return i;
}

struct virtio_done virtio_find_done(uint32_t queue)
{
    uint32_t empty = find_empty(queue), place, id;
    struct virtio_done done = {empty, 0};

    if (empty < VIRTIO_OFFERS || virtio_rings[queue].used.index == virtio_collected[queue])
        return done;
    machine_fence();
    place = virtio_collected[queue] % VIRTIO_ENTRIES;
    id = virtio_rings[queue].used.ring[place].id;
    done.written = virtio_rings[queue].used.ring[place].length;
    done.number = id < VIRTIO_ENTRIES && id % 2 == 0 && virtio_under_way[queue][id / 2]
                      ? id / 2
                      : VIRTIO_OFFERS + 1;
    virtio_collected[queue]++;
    return done;
}
