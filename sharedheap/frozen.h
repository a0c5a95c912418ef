/* frozen.h - immutable objects, and how many handles there are to each.
 *
 * A frozen object belongs to the heap itself, so nobody can give, drop or write it. What components
 * own are handles: objects like any other, with an owner and a payer, which move in messages and
 * are swept behind the dead. So the rest of the heap knows no second kind of ownership; only this
 * table knows which granule is a handle, and to what. When a handle goes, heap.c asks it whether
 * that was the last one, and then the frozen object goes too.
 *
 * Invariant: the count of a frozen object is the number of handles that name it, and is never 0.
 * Only heap.c calls these. */
#ifndef SHAREDHEAP_FROZEN_H
#define SHAREDHEAP_FROZEN_H

#include <stdbool.h>
#include <stdint.h>

#include "owner.h"

/* Of the granule where a taken object begins: 0 for an ordinary one; of a handle FROZEN_HANDLE plus
 * the granule of what it is a handle to; of a frozen object the number of its handles. */
extern uint32_t frozen_word[OWNER_GRANULES];

#define FROZEN_HANDLE 0x80000000u

/* Is what begins at this granule a handle? */
static inline bool frozen_handle(uint32_t granule)
{
    return (frozen_word[granule] & FROZEN_HANDLE) != 0;
}

/* What a handle is a handle to; OWNER_NONE if the granule is none. */
uint32_t frozen_body(uint32_t granule);

/* A fresh object becomes a handle to the body: to one that is frozen, or is by this. */
void frozen_attach(uint32_t handle, uint32_t body);

/* A handle has lost its owner. If it was the last one, what it was a handle to, else OWNER_NONE. */
uint32_t frozen_detach(uint32_t handle);

/* For tests: does every count agree with the handles, and does `owner` own what is frozen? */
bool frozen_balanced(uint32_t owner);

#endif
