/* cell.h - owned arguments: objects and endpoints in a message change their owner with it. */
#ifndef KERNEL_CELL_H
#define KERNEL_CELL_H

#include <stdbool.h>

#include "kernel/endpoint.h"

/* Where they go: the queue of a channel, its endpoints FLYING, or straight to a component. */
struct cell_goal {
    uint32_t holder; /* of objects   */
    uint32_t owner;  /* of endpoints */
};

/* All owned arguments of the outbox leave the running component. False, and nothing changed, when
 * one is not its own or not what the contract says. Endpoints that lay in the inbox of one that
 * goes are orphans: channel_reap is for when the message has gone, for it may wake its receiver. */
bool cells_leave(uint32_t endpoint, uint32_t tag, struct cell_goal goal);

/* They arrive with the owner of this endpoint, from a slot of its queue. */
void cells_arrive(uint32_t endpoint, uint32_t tag, char *slot);

/* They are dropped, from the channel or from the component that owns the endpoint. Endpoints among
 * them become orphans: channel_reap closes those. */
void cells_drop_queued(uint32_t endpoint, uint32_t tag, char *slot);
void cells_drop_held(uint32_t endpoint, uint32_t tag, char *slot);

#endif
