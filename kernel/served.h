/* served.h - the contracts that the kernel itself serves: Interrupt, Watch, and those of devices
 * (device.h). Its ends of such channels are owned by KERNEL; instead of queueing, a message to them
 * is served on the spot. */
#ifndef KERNEL_SERVED_H
#define KERNEL_SERVED_H

#include "kernel/endpoint.h"

/* Open a port of the running component behind which the kernel is: the client end, or NONE. */
uint32_t served_open(uint32_t port);

/* A channel of this contract between the running component's port, where its client end is now, and
 * the kernel, whose end has this number in endpoint_next; the client end, or NONE. */
uint32_t served_make(uint32_t port, uint32_t contract, uint32_t number);

/* A message, allowed by the monitor, for the kernel's end. What is owned in it is the channel's by
 * now. True: that was the last, the channel is to be cut. */
bool served_message(uint32_t endpoint, uint32_t tag);

/* The component's end of the channel of this kernel end is closed. */
void served_closed(uint32_t endpoint);

/* An interrupt line has fired, and is masked. */
uint32_t interrupt_fire(uint32_t irq);

/* A component has stopped: tell its supervisor, or, if it has none, everyone who watches and has
 * none. Others run meanwhile. The other is for when nobody watches. */
void watch_tell(uint32_t component, uint32_t reason, uint32_t line, bool restarts);
void watch_note(uint32_t component, uint32_t reason, uint32_t line, bool restarts);
bool watch_is_on(void);

/* A budget is spent: tell the supervisor of whose it is, if it has one. */
void watch_overrun(uint32_t budget);

#endif
