/* virtqueue.h - the queue of a virtio device, as an object: the kernel's end of a channel of the
 * contract Virtqueue. The only code that tells a device addresses. */
#ifndef KERNEL_VIRTQUEUE_H
#define KERNEL_VIRTQUEUE_H

#include "kernel/endpoint.h"

/* There is this port. Whoever used its device before the kernel came: it is reset. */
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
