/* keep.c - what is kept for a holder, and what becomes of it when the holder ends. The contracts
 * stand in heap.h. */
#include <debug.h>

#include "books.h"
#include "heap.h"
#include "life.h"
#include "owner.h"
#include "place.h"
#include "slab.h"
#include "table.h"

TABLE uint32_t heap_kept[HOLDER_SLOTS];

/*@ // of the least size, paid for by its owner, and no handle
    predicate heap_keepable{L}(integer g, integer owner) =
      0 < g < OWNER_GRANULES && owner_units[slab_page(g)] == 1 && frozen_word[g] == 0 &&
      owner_payer[g] == owner_slot(owner) && owner_word[g] == owner;
*/

/* Nothing is kept for this holder: from now on, this is. */
/*@ HEAP_INVARIANT(requires)
    requires owner: owner_live(owner) && heap_common(owner);
    requires object: heap_keepable(granule, owner);
    requires none: heap_kept[owner_slot(owner)] == 0;
    terminates \true; exits \false;
    assigns heap_kept[owner % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures kept: heap_kept[owner_slot(owner)] == granule;
*/
static void set_kept(uint32_t granule, uint32_t owner)
{
    heap_kept[owner % HOLDER_SPAN] = granule;
    /*@ assert others: \forall integer s; 0 <= s < HOLDER_SLOTS && s != owner_slot(owner) ==>
            heap_kept[s] == \at(heap_kept[s], Pre); */
}

/*@ lemma heap_passed{A,B,C}: \forall integer kept, integer g;
      heap_returned{A,B}(kept, OWNER_NONE) && heap_alone{B,C}(g) ==> heap_returned{A,C}(kept, g);
*/

// clang-format off
#define KEEPS_BEFORE                                                                               \
    HEAP_INVARIANT(requires)                                                                       \
    requires owner: owner_live(owner) && heap_common(owner);                                       \
    requires object: heap_keepable(granule, owner);
#define KEEPS_AFTER                                                                                 \
    HEAP_INVARIANT(ensures)                                                                        \
    ensures kept: heap_kept[owner_slot(owner)] == granule;                                         \
    ensures keeper: owner_word[granule] == HOLDER_KEEPER;                                          \
    ensures paid: owner_payer[granule] == owner_slot(owner);                                       \
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[owner % HOLDER_SPAN]), granule);        \
    ensures steady: holder_steady{Pre,Post};
// clang-format on

/* It is kept for this holder, instead of what was, and the keeper's. */
/*@ KEEPS_BEFORE
    terminates \true; exits \false; assigns HEAP_TABLES, heap_kept[owner % HOLDER_SPAN];
    KEEPS_AFTER
*/
static void keep_instead(uint32_t granule, uint32_t owner)
{
    heap_unkeep(owner);
    /*@ assert same: heap_same{Pre,Here}(granule); */
    set_kept(granule, owner);
    /*@ assert returned:
            heap_returned{Pre,Here}(\at(heap_kept[owner % HOLDER_SPAN], Pre), OWNER_NONE); */
    heap_pass(granule, owner, HEAP_KEEPER);
}

/* It is kept for its owner and payer, and the keeper's. */
/*@ KEEPS_BEFORE
    terminates \true; exits \false; assigns HEAP_TABLES, heap_kept[owner % HOLDER_SPAN];
    KEEPS_AFTER
*/
static void keep(uint32_t granule, uint32_t owner)
{
    if (heap_kept[owner % HOLDER_SPAN] == granule)
        heap_pass(granule, owner, HEAP_KEEPER);
    else
        keep_instead(granule, owner);
}

/* Is it of the least size, paid for by its owner, and no handle? */
/*@ requires places: owner_places;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result ==> heap_keepable(granule, owner);
*/
static bool may_keep(uint32_t granule, uint32_t owner)
{
    return granule != 0 && granule < OWNER_GRANULES && owner_units[granule / 64] == 1 &&
           frozen_word[granule] == 0 && owner_payer[granule] == owner % HOLDER_SPAN &&
           owner_word[granule] == owner;
}

uint32_t heap_keep(const void *object, uint32_t owner)
{
    uint32_t granule = place_granule(object);
    if (!may_keep(granule, owner))
        return 0;
    keep(granule, owner);
    debug_operation(HOLDER_FROZEN);
    return granule;
}

/* What is kept in this slot is free, if the keeper has it, and else when it is dropped. */
/*@ HEAP_INVARIANT(requires)
    requires kept: slot < HOLDER_SLOTS && heap_kept[slot] != 0;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[slot];
    HEAP_INVARIANT(ensures)
    ensures none: heap_kept[slot] == 0;
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[slot]), OWNER_NONE);
    ensures steady: holder_steady{Pre,Post};
*/
static void unkeep(uint32_t slot)
{
    uint32_t granule = heap_kept[slot];
    heap_kept[slot] = 0;
    if (!life_disown(granule, HOLDER_KEEPER))
        return;
    /*@ assert keeps: heap_keeps(granule); */
    /*@ assert keeper: heap_keeper(OWNER_NONE); */
    /*@ assert alone: heap_alone{Pre,Here}(granule); */
    life_release(granule);
}

void heap_unkeep(uint32_t holder)
{
    uint32_t slot = holder % HOLDER_SPAN;
    if (heap_kept[slot] == 0)
        return;
    unkeep(slot);
    debug_operation(HOLDER_FROZEN);
}

uint32_t heap_renew(uint32_t holder)
{
    heap_unkeep(holder);
    if (owner_lives(holder))
        owner_stop(holder);
    uint32_t renewed = owner_resume(holder % HOLDER_SPAN);
    debug_operation(HOLDER_FROZEN);
    return renewed;
}

void heap_close(uint32_t holder)
{
    heap_unkeep(holder);
    //@ assert keeps: heap_keeps(OWNER_NONE) && heap_kept[owner_slot(holder)] == 0;
    owner_close(owner_stop(holder));
    /*@ assert words: \forall integer s; 0 <= s < HOLDER_SLOTS && s != owner_slot(holder) ==>
            holder_word[s] == \at(holder_word[s], Pre); */
    debug_operation(HOLDER_FROZEN);
}
