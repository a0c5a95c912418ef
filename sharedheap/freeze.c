/* freeze.c - what is frozen, and the handles to it: see frozen.h. The contracts stand in heap.h. */
#include <debug.h>

#include "books.h"
#include "chunk.h"
#include "frozen.h"
#include "heap.h"
#include "life.h"
#include "owner.h"
#include "place.h"

/* What is owned is a handle to what the heap owns from now on. */
/*@ FROZEN_INVARIANT(requires)
    requires owned: heap_frozen_but(body);
    requires handles: heap_handles(OWNER_NONE);
    requires handle: handle < OWNER_GRANULES && owner_word[handle] != 0 &&
        owner_word[handle] != HOLDER_FROZEN && frozen_word[handle] == 0;
    requires body: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns frozen_word[handle], frozen_word[body];
    FROZEN_INVARIANT(ensures)
    ensures owned: heap_frozen;
    ensures handles: heap_handles(OWNER_NONE);
    ensures leads: frozen_word[handle] == FROZEN_HANDLE + body;
    ensures counted: frozen_word[body] == \old(frozen_word[body]) + 1;
*/
static void lead(uint32_t handle, uint32_t body)
{
    frozen_attach(handle, body);
}

/* What was just claimed is a handle to the body, which is the heap's. */
/*@ CHUNK_INVARIANT(requires) FROZEN_INVARIANT(requires)
    requires based: place_based; requires whole: chunk_whole(OWNER_NONE);
    requires owned: heap_frozen_but(body);
    requires handles: heap_handles(OWNER_NONE);
    requires keeps: heap_keeps(OWNER_NONE);
    requires keeper: heap_keeper(OWNER_NONE);
    requires handle: handle < OWNER_GRANULES && owner_word[handle] != 0 &&
        owner_word[handle] != HOLDER_FROZEN && frozen_word[handle] == 0;
    requires body: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns frozen_word[handle], frozen_word[body];
    HEAP_INVARIANT(ensures)
    ensures leads: frozen_word[handle] == FROZEN_HANDLE + body;
    ensures counted: frozen_word[body] == \old(frozen_word[body]) + 1;
*/
static void attach(uint32_t handle, uint32_t body)
{
    lead(handle, body);
}

/* Is it an object of this holder, and no handle? */
/*@ requires owned: heap_frozen;
    requires common: heap_common(from);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result ==>
        body < OWNER_GRANULES && owner_word[body] == from && frozen_word[body] == 0;
*/
static bool may_freeze(uint32_t body, uint32_t from)
{
    return body < OWNER_GRANULES && owner_word[body] == from && !frozen_handle(body);
}

/* It is the heap's, and `from` has a handle to it, whose place this is; OWNER_NONE, and it is as it
 * was, if there is no room for a handle. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    requires body: body < OWNER_GRANULES && owner_word[body] == from && frozen_word[body] == 0;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures body: \result != OWNER_NONE ==>
        owner_word[body] == HOLDER_FROZEN && frozen_word[body] == 1;
    ensures handle: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == from && frozen_word[\result] == FROZEN_HANDLE + body;
    ensures free: \result != OWNER_NONE ==> \at(owner_word[\at(\result, Post)], Pre) == 0;
    ensures spared: \result != OWNER_NONE ==> \forall integer g; 0 <= g < OWNER_GRANULES &&
        g != body && g != \result ==> heap_same{Pre,Post}(g);
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == OWNER_NONE ==> heap_untouched{Pre,Post};
*/
static uint32_t freeze(uint32_t body, uint32_t from, uint32_t payer)
{
    uint32_t handle = life_claim(life_affordable(0, from, payer), from, payer);
    if (handle != OWNER_NONE) {
        /*@ assert alone: heap_alone{Pre,Here}(handle); */
        owner_pass(body, from, HOLDER_FROZEN);
        attach(handle, body);
        /*@ assert spared: \forall integer g; 0 <= g < OWNER_GRANULES && g != body &&
                g != handle ==> heap_same{Pre,Here}(g); */
    }
    return handle;
}

void *heap_freeze(const void *object, uint32_t from, uint32_t payer)
{
    uint32_t body = place_granule(object);
    if (!may_freeze(body, from))
        return 0;
    uint32_t handle = freeze(body, from, payer);
    debug_operation(HOLDER_FROZEN);
    return life_address(handle);
}

/* What this holder has a handle to at this place; OWNER_NONE if there is none of his. */
/*@ FROZEN_INVARIANT(requires)
    requires owned: heap_frozen;
    terminates \true; exits \false; assigns \nothing;
    ensures handle: \result != OWNER_NONE ==> granule < OWNER_GRANULES &&
        owner_word[granule] == from && frozen_word[granule] == FROZEN_HANDLE + \result;
    ensures body: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == HOLDER_FROZEN && frozen_word[\result] < FROZEN_HANDLE;
*/
static uint32_t body_of(uint32_t granule, uint32_t from)
{
    if (granule >= OWNER_GRANULES || owner_word[granule] != from)
        return OWNER_NONE;
    return frozen_body(granule);
}

/* One more handle to what is frozen; its place, OWNER_NONE if there is no room. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    requires body: body < OWNER_GRANULES && owner_word[body] == HOLDER_FROZEN &&
        frozen_word[body] < FROZEN_HANDLE;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures handle: \result != OWNER_NONE ==> \result < OWNER_GRANULES &&
        owner_word[\result] == from && frozen_word[\result] == FROZEN_HANDLE + body;
    ensures free: \result != OWNER_NONE ==> \at(owner_word[\at(\result, Post)], Pre) == 0;
    ensures spared: \result != OWNER_NONE ==> heap_spared{Pre,Post}(\result);
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == OWNER_NONE ==> heap_untouched{Pre,Post};
*/
static uint32_t share(uint32_t body, uint32_t from, uint32_t payer)
{
    uint32_t handle = life_claim(life_affordable(0, from, payer), from, payer);
    if (handle != OWNER_NONE)
        attach(handle, body);
    return handle;
}

void *heap_share(const void *handle, uint32_t from, uint32_t payer)
{
    uint32_t granule = place_granule(handle);
    uint32_t body = body_of(granule, from);
    if (body == OWNER_NONE)
        return 0;
    uint32_t another = share(body, from, payer);
    debug_operation(HOLDER_FROZEN);
    return life_address(another);
}
