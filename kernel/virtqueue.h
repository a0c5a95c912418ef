/* virtqueue.h - the queue of a virtio device, as an object: the kernel's end of a channel of the
 * contract Virtqueue. The only code that tells a device addresses. */
#ifndef KERNEL_VIRTQUEUE_H
#define KERNEL_VIRTQUEUE_H

#include "kernel/invariant.h"
#include "kernel/offers.h"

/* By queue. */
extern uint32_t virtqueue_endpoint[VIRTIO_QUEUES]; /* the kernel's end */
extern uint32_t virtqueue_holder[VIRTIO_QUEUES];   /* of the channel   */
extern bool virtqueue_is_open[VIRTIO_QUEUES];

// clang-format off
/*@ predicate virtqueue_port(integer p) =
      port_listed(p) && port_row(p)->register_base <= UINT64_MAX - 0x1000;
    predicate virtqueue_ports = offers_queues <= VIRTIO_QUEUES &&
      \forall integer q; 0 <= q < offers_queues ==> virtqueue_port(offers_port[q]);
    // nothing changed but what this holder owned, and what is frozen, which goes with its handles
    predicate virtqueue_apart{L1,L2}(integer holder) =
      \forall integer g; 0 <= g < OWNER_GRANULES && \at(owner_word[g], L1) != holder &&
          \at(owner_word[g], L1) != HOLDER_FROZEN ==> heap_same{L1,L2}(g);
*/
// clang-format on

/* There is this port. Whoever used its device before the kernel came: it is reset. */
/*@ requires ports: virtqueue_ports;
    requires port: virtqueue_port(port);
    terminates \true; exits \false;
    assigns VIRTIO_REGISTERS, offers_queues, offers_port[0 .. VIRTIO_QUEUES - 1];
    ensures ports: virtqueue_ports;
    ensures known: offers_queues == VIRTIO_QUEUES ||
        \exists integer q; 0 <= q < offers_queues && offers_port[q] == port;
*/
void virtqueue_boot(uint32_t port);

/* Open the port of the running component: its device is reset and begins. The client end, or NONE:
 * somebody has it, there is no such device, or it does not come to rest. */
uint32_t virtqueue_open(uint32_t port);

/* A message, allowed by the monitor, for this kernel's end. What is owned in it belongs to the
 * channel already. True: the channel is to be cut. */
bool virtqueue_message(uint32_t endpoint, uint32_t tag);

/* The other end is closed: the device stops, and what it had is dropped. */
void virtqueue_closed(uint32_t endpoint);

#endif
