/* message.h - from an outbox to an inbox. */
#ifndef KERNEL_MESSAGE_H
#define KERNEL_MESSAGE_H

#include "kernel/endpoint.h"

/* Send from an endpoint of the running component, whatever it takes. Not `none` is why that is
 * refused, and nothing has changed. */
enum deed_reason message_send(uint32_t endpoint, uint32_t tag);

/* Give the endpoint's owner what can be received: the oldest message, `connected`, or `closed`.
 * Something must be readable. The endpoint is in no set afterwards. */
void message_take(uint32_t endpoint);

/* The message held in the inbox goes: what its owner did not take out of it is dropped. */
void message_drop_held(uint32_t endpoint);

static inline void message_release(uint32_t endpoint)
{
    if ((endpoint_face[endpoint].word & WORD_HELD) || endpoint_face[endpoint].held)
        message_drop_held(endpoint);
}

/* Send from the kernel's end of a channel; the arguments are in the outbox. Who waited for it is
 * returned: it waits no longer, but is not ready yet (schedule_ready). NONE if nobody did. */
uint32_t message_from_kernel(uint32_t endpoint, uint32_t tag);
uint32_t message_from_kernel_bare(uint32_t endpoint, uint32_t tag); /* it has no arguments */

/* For the service `inject`: try a message that the contract does not have, or an endpoint of
 * somebody else, for the running component. */
void message_break_rule(uint32_t reason, uint64_t where);

#endif
