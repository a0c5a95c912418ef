/* frozen.h - immutable objects, and how many handles there are to each.
 *
 * A frozen object belongs to the heap itself, so nobody can give, drop or write it. What components
 * own are handles: objects like any other, with an owner and a payer, which move in messages and
 * are swept behind the dead. So the rest of the heap knows no second kind of ownership; only this
 * table knows which granule is a handle, and to what. When a handle goes, heap.c asks it whether
 * that was the last one, and then the frozen object goes too.
 *
 * The invariant: what is no handle has as many handles as its word says, and no handle is to a
 * handle. Only heap.c calls these. */
#ifndef SHAREDHEAP_FROZEN_H
#define SHAREDHEAP_FROZEN_H

#include <stdbool.h>
#include <stdint.h>

#include "owner.h"

/* Of the granule where a taken object begins: 0 for an ordinary one; of a handle FROZEN_HANDLE plus
 * the granule of what it is a handle to; of a frozen object the number of its handles. */
extern uint32_t frozen_word[OWNER_GRANULES];

#define FROZEN_HANDLE 2147483648u

/*@ logic integer frozen_leads{L}(integer body, integer g) =
      frozen_word[g] == FROZEN_HANDLE + body ? 1 : 0;
    logic integer frozen_sum{L}(integer body, integer n) =
      n <= 0 ? 0 : frozen_sum(body, n - 1) + frozen_leads(body, n - 1);

    predicate frozen_bodies{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && frozen_word[g] >= FROZEN_HANDLE ==>
          frozen_word[g] - FROZEN_HANDLE < OWNER_GRANULES &&
          frozen_word[frozen_word[g] - FROZEN_HANDLE] < FROZEN_HANDLE;
    predicate frozen_counts{L} =
      \forall integer b; 0 <= b < OWNER_GRANULES && frozen_word[b] < FROZEN_HANDLE ==>
          frozen_word[b] == frozen_sum(b, OWNER_GRANULES);
*/
// clang-format off
#define FROZEN_INVARIANT(clause) clause bodies: frozen_bodies; clause counts: frozen_counts;
// clang-format on

/* Is what begins at this granule a handle? */
/*@ requires bound: granule < OWNER_GRANULES;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> frozen_word[granule] >= FROZEN_HANDLE;
*/
static inline bool frozen_handle(uint32_t granule)
{
    return frozen_word[granule] >= FROZEN_HANDLE;
}

/* What a handle is a handle to; OWNER_NONE if the granule is none. */
/*@ FROZEN_INVARIANT(requires)
    terminates \true; exits \false; assigns \nothing;
    ensures handle: granule < OWNER_GRANULES && frozen_word[granule] >= FROZEN_HANDLE ==>
        \result == frozen_word[granule] - FROZEN_HANDLE && \result < OWNER_GRANULES &&
        0 < frozen_word[\result] < FROZEN_HANDLE;
    ensures none: granule >= OWNER_GRANULES || frozen_word[granule] < FROZEN_HANDLE ==>
        \result == OWNER_NONE;
*/
uint32_t frozen_body(uint32_t granule);

/* A fresh object becomes a handle to the body: to one that is frozen, or is by this. */
/*@ FROZEN_INVARIANT(requires)
    requires fresh: handle < OWNER_GRANULES && frozen_word[handle] == 0;
    requires body: body < OWNER_GRANULES && body != handle && frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns frozen_word[handle], frozen_word[body];
    FROZEN_INVARIANT(ensures)
    ensures leads: frozen_word[handle] == FROZEN_HANDLE + body;
    ensures counted: frozen_word[body] == \old(frozen_word[body]) + 1;
*/
void frozen_attach(uint32_t handle, uint32_t body);

/* A handle has lost its owner. If it was the last one, what it was a handle to, else OWNER_NONE. */
/*@ FROZEN_INVARIANT(requires)
    requires handle: handle < OWNER_GRANULES && frozen_word[handle] >= FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns frozen_word[handle], frozen_word[frozen_word[handle] - FROZEN_HANDLE];
    FROZEN_INVARIANT(ensures)
    ensures ordinary: frozen_word[handle] == 0;
    ensures counted: frozen_word[\old(frozen_word[handle]) - FROZEN_HANDLE] ==
        \old(frozen_word[frozen_word[handle] - FROZEN_HANDLE]) - 1;
    ensures last: frozen_word[\old(frozen_word[handle]) - FROZEN_HANDLE] == 0 ==>
        \result == \old(frozen_word[handle]) - FROZEN_HANDLE;
    ensures not_last: frozen_word[\old(frozen_word[handle]) - FROZEN_HANDLE] != 0 ==>
        \result == OWNER_NONE;
*/
uint32_t frozen_detach(uint32_t handle);

#endif
