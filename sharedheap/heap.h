/* heap.h - the shared heap: every dynamic object of every component, and who owns it.
 *
 * Each object has one owner and one payer, both holders. A holder is a component, the queue of a
 * channel, or the kernel itself: a word made of a slot and a generation, so that a slot used again
 * never inherits what its predecessor owned. The owner changes by heap_give, in one store; the
 * payer stays charged until the object is dropped, whoever drops it, even after its own death.
 * What is frozen has as many owners as there are handles to it: see frozen.h.
 *
 * Only the kernel calls these, with interrupts off; nothing in here knows the machine. A call that
 * returns null, 0 or false has changed nothing. */
#ifndef SHAREDHEAP_HEAP_H
#define SHAREDHEAP_HEAP_H

#include <stdbool.h>
#include <stdint.h>

#include "books.h"
#include "chunk.h"
#include "frozen.h"
#include "owner.h"
#include "place.h"

#define HEAP_NOBODY    0u         /* no holder                                          */
#define HEAP_KERNEL    1u         /* the kernel: always open, may charge without limit  */
#define HEAP_KEEPER    3u         /* the owner of what is kept for its payer            */
#define HEAP_UNLIMITED UINT64_MAX /* a budget that is never spent                       */

extern uint32_t heap_kept[HOLDER_SLOTS]; /* the place of what is kept for each holder, 0: none */

/*@ // the heap itself owns what is frozen and nothing else; what is free is no handle
    predicate heap_frozen{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES ==>
          (owner_word[g] == HOLDER_FROZEN <==> 0 < frozen_word[g] < FROZEN_HANDLE);
    predicate heap_handles{L}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] == 0 && g != but ==>
          frozen_word[g] == 0;

    // what is kept is of the least size, and its payer is there; the keeper owns nothing else
    predicate heap_keeps{L}(integer but) =
      \forall integer s; 0 <= s < HOLDER_SLOTS && heap_kept[s] != 0 ==>
          heap_kept[s] < OWNER_GRANULES && owner_payer[heap_kept[s]] == s &&
          owner_units[slab_page(heap_kept[s])] == 1 && holder_word[s] != 0 &&
          (heap_kept[s] == but || owner_word[heap_kept[s]] != 0);
    predicate heap_keeper{L}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] == HOLDER_KEEPER && g != but ==>
          g != 0 && heap_kept[owner_payer[g]] == g;

    // may own and lose objects like a component
    predicate heap_common(integer word) =
      word != 0 && word != HOLDER_FROZEN && word != HOLDER_KEEPER;
    // all about an object is as before
    predicate heap_same{L1,L2}(integer g) =
      owner_unchanged{L1,L2}(g) && \at(frozen_word[g], L1) == \at(frozen_word[g], L2) &&
      (\at(owner_word[g], L1) != 0 ==>
          \at(owner_units[slab_page(g)], L1) == \at(owner_units[slab_page(g)], L2));
    // of all but one; and but what is frozen, which goes with its last handle
    predicate heap_spared{L1,L2}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but &&
          \at(owner_word[g], L1) != HOLDER_FROZEN ==> heap_same{L1,L2}(g);
    // of all but one, and but what the keeper had at the other
    predicate heap_returned{L1,L2}(integer kept, integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but &&
          \at(owner_word[g], L1) != HOLDER_FROZEN &&
          (g != kept || \at(owner_word[g], L1) != HOLDER_KEEPER) ==> heap_same{L1,L2}(g);
    // nobody but this one starts, stops, or may be charged more or less
    predicate heap_steady{L1,L2}(integer but) =
      \forall integer s; 0 <= s < HOLDER_SLOTS && s != but ==>
          \at(holder_word[s], L1) == \at(holder_word[s], L2) &&
          \at(holder_budget[s], L1) == \at(holder_budget[s], L2);
    predicate heap_alone{L1,L2}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but ==> heap_same{L1,L2}(g);
    predicate heap_untouched{L1,L2} =
      heap_alone{L1,L2}(OWNER_NONE) &&
      (\forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_same{L1,L2}(s));
    // what belongs to the living is as before
    predicate heap_swept{L1,L2} =
      \forall integer g; 0 <= g < OWNER_GRANULES && !owner_stale{L1}(g) &&
          \at(owner_word[g], L1) != 0 && \at(owner_word[g], L1) != HOLDER_FROZEN ==>
              heap_same{L1,L2}(g);
    // how many of the first n granules are where an object of this holder begins
    logic integer heap_owned{L}(integer word, integer n) =
      n <= 0 ? 0 : heap_owned(word, n - 1) + (owner_word[n - 1] == word ? 1 : 0);
    // dropped: the keeper has it, or nobody
    predicate heap_gone{L}(integer g) = owner_word[g] == 0 || owner_word[g] == HOLDER_KEEPER;
*/
// clang-format off
#define HEAP_INVARIANT(clause)                                                                     \
    CHUNK_INVARIANT(clause) FROZEN_INVARIANT(clause) clause based: place_based;                     \
    clause whole: chunk_whole(OWNER_NONE); clause owned: heap_frozen;                              \
    clause handles: heap_handles(OWNER_NONE); clause keeps: heap_keeps(OWNER_NONE);                \
    clause keeper: heap_keeper(OWNER_NONE);
#define HEAP_TABLES                                                                                \
    CHUNK_TABLES, HOLDER_TABLES, owner_word[0 .. OWNER_GRANULES - 1],                              \
    owner_payer[0 .. OWNER_GRANULES - 1], frozen_word[0 .. OWNER_GRANULES - 1]
// clang-format on

/* Start with the memory [base, base + size), once, before anything else. What does not fill a page,
 * or exceeds the tables (2 GiB), stays unused. Of the rest, objects take from the begin and tables
 * from the end (heap_table_page), so neither has a share that is fixed beforehand. Objects never
 * take what the heap's own tables may need to tell of them. */
/*@ requires blank: \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_blank(s);
    requires unkept: \forall integer s; 0 <= s < HOLDER_SLOTS ==> heap_kept[s] == 0;
    requires none: holder_first == 0 && run_free == 0;
    requires free: \forall integer g; 0 <= g < OWNER_GRANULES ==>
        owner_word[g] == 0 && frozen_word[g] == 0;
    requires uncut: \forall integer p; 0 <= p < OWNER_PAGES ==>
        owner_units[p] == 0 && run_order[p] == 0;
    requires base: 0 < (uintptr_t)base <= PLACE_BASES - 4096;
    terminates \true; exits \false;
    assigns HEAP_TABLES, pages_first[0 .. PAGES_LISTS - 1], slab_begins[0 .. SLAB_LARGEST],
            place_base, owner_cursor, owner_again, space_limit, space_telling;
    HEAP_INVARIANT(ensures)
*/
void heap_boot(void *base, uint64_t size);

/* A page for the table that has been touched at this address, out of the memory that no object has;
 * its content is whatever was there. Null when nothing is left, which cannot be while heap_has_room
 * was asked before every growth of the kernel's tables. */
/*@ requires based: place_based;
    requires bounds: space_bounds;
    terminates \true; exits \false;
    assigns space_limit, space_telling;
    ensures bounds: space_bounds;
    ensures unused: \result != \null ==> place_at(\result) == space_limit * 64;
*/
void *heap_table_page(const void *address);

/* Is there room for this many pages of the kernel's own tables? */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures room: \result <==> space_room(pages);
*/
bool heap_has_room(uint32_t pages);

/* Open a holder that may be charged up to `budget` bytes (0 for a queue, which pays for nothing).
 * HEAP_NOBODY when all slots are in use, or what is stale has to be swept first. */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HOLDER_TABLES;
    HEAP_INVARIANT(ensures)
    ensures live: \result != 0 ==> owner_live(\result) && heap_common(\result);
    ensures bare: \result != 0 ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] != \result;
    ensures budget: \result != 0 ==> holder_used[owner_slot(\result)] == 0 &&
        holder_budget[owner_slot(\result)] == (budget / 64 < UINT32_MAX ? budget / 64 : UINT32_MAX);
    ensures vacant: \result != 0 ==> \at(holder_word[owner_slot(\result)], Pre) == 0;
    ensures others: \result != 0 ==> holder_others{Pre,Post}(owner_slot(\result));
    ensures refused: \result == 0 ==> heap_untouched{Pre,Post};
*/
uint32_t heap_open(uint64_t budget);

/* A component stopped and may come back: everything it owns is stale from now on, what it pays for
 * stays charged to it. Returns its new word, with the same budget; the old one is dead. HEAP_NOBODY
 * when what is stale has to be swept first, as it has every 2,047 times: then it is to be called
 * again after that, and in between nobody has either word. */
/*@ HEAP_INVARIANT(requires)
    requires slot: owner_slot(holder) >= HOLDER_FIRST;
    requires there: owner_live(holder) || holder_state[owner_slot(holder)] == HOLDER_STOPPED;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[holder % HOLDER_SPAN], owner_cursor, owner_again;
    HEAP_INVARIANT(ensures)
    ensures live: \result != 0 ==>
        owner_live(\result) && owner_slot(\result) == owner_slot(holder) && heap_common(\result);
    ensures bare: \result != 0 ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] != \result;
    ensures later: \result == 0 ==> owner_cursor != OWNER_NONE &&
        holder_state[owner_slot(holder)] == HOLDER_STOPPED;
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[holder % HOLDER_SPAN]), OWNER_NONE);
    ensures others: heap_steady{Pre,Post}(owner_slot(holder));
*/
uint32_t heap_renew(uint32_t holder);

/* The holder goes for good: everything it owns is stale. Its slot is used again when the last
 * object charged to it is gone. */
/*@ HEAP_INVARIANT(requires)
    requires live: owner_live(holder) && owner_slot(holder) >= HOLDER_FIRST;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[holder % HOLDER_SPAN], owner_cursor, owner_again;
    HEAP_INVARIANT(ensures)
    ensures dead: !owner_live(holder);
    ensures stale: \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] == holder ==>
        owner_stale(g) && owner_cursor != OWNER_NONE;
    ensures spared: heap_returned{Pre,Post}(\old(heap_kept[holder % HOLDER_SPAN]), OWNER_NONE);
    ensures others: heap_steady{Pre,Post}(owner_slot(holder));
*/
void heap_close(uint32_t holder);

/* Claim an object of `size` bytes for `owner`, charged to `payer`, in constant time. Its content is
 * whatever was there: the caller clears `size` bytes, with interrupts on if it likes, before any
 * component sees them. Null when the budget or the memory is spent. */
/*@ HEAP_INVARIANT(requires)
    requires owner: heap_common(owner);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures place: \result != \null ==> place_at(\result) < OWNER_GRANULES;
    ensures free: \result != \null ==>
        \let g = place_at(\result); \at(owner_word[g], Pre) == 0;
    ensures owned: \result != \null ==>
        owner_word[place_at(\result)] == owner && owner_live(owner);
    ensures paid: \result != \null ==> owner_payer[place_at(\result)] == owner_slot(payer);
    ensures ordinary: \result != \null ==> frozen_word[place_at(\result)] == 0;
    ensures size: \result != \null ==> size <= owner_units[place_at(\result) / 64] * 64;
    ensures charged: \result != \null ==> holder_used[owner_slot(payer)] ==
        \old(holder_used[owner_slot(payer)]) + owner_units[place_at(\result) / 64];
    ensures spared: \result != \null ==> heap_alone{Pre,Post}(place_at(\result));
    ensures others: holder_others{Pre,Post}(owner_slot(payer)) && holder_steady{Pre,Post};
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer);

/* Move an object to `to`; false when `from` does not own it (also for null, and for an address
 * where no object begins). Both are the words of open holders: the caller sees to that. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from) && heap_common(to);
    requires to: owner_live(to);
    terminates \true; exits \false;
    assigns owner_word[place_at(object)];
    HEAP_INVARIANT(ensures)
    ensures moved: \result ==> place_at(object) != OWNER_NONE &&
        \old(owner_word[place_at(object)]) == from && owner_word[place_at(object)] == to;
    ensures alone: heap_alone{Pre,Post}(place_at(object));
    ensures refused: !\result ==> heap_untouched{Pre,Post} && (place_at(object) == OWNER_NONE ||
        owner_word[place_at(object)] != from);
*/
bool heap_give(const void *object, uint32_t from, uint32_t to);

/* The object returns to the heap and its payer gets the charge back; false when `from` does not own
 * it. */
/*@ HEAP_INVARIANT(requires)
    requires common: from != HOLDER_FROZEN;
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures dropped: \result ==> from != 0 && place_at(object) != OWNER_NONE &&
        \old(owner_word[place_at(object)]) == from && heap_gone(place_at(object));
    ensures spared: heap_spared{Pre,Post}(place_at(object)) && holder_steady{Pre,Post};
    ensures refused: !\result ==> heap_untouched{Pre,Post} && (place_at(object) == OWNER_NONE ||
        from == 0 || owner_word[place_at(object)] != from);
*/
bool heap_drop(const void *object, uint32_t from);

/* The object that `from` owns becomes immutable, for good: the heap owns it, and `from` a handle to
 * it, charged to `payer`. The object itself stays charged to whom it was. Null, and nothing has
 * changed, when `from` does not own it, when it is itself a handle, or when the payer cannot pay.
 */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures body: \result != \null ==> place_at(object) != OWNER_NONE &&
        \old(owner_word[place_at(object)]) == from &&
        owner_word[place_at(object)] == HOLDER_FROZEN && frozen_word[place_at(object)] == 1;
    ensures handle: \result != \null ==> place_at(\result) < OWNER_GRANULES &&
        owner_word[place_at(\result)] == from &&
        frozen_word[place_at(\result)] == FROZEN_HANDLE + place_at(object);
    ensures free: \result != \null ==>
        \let g = place_at(\result); \at(owner_word[g], Pre) == 0;
    ensures spared: \result != \null ==> \forall integer g; 0 <= g < OWNER_GRANULES &&
        g != place_at(object) && g != place_at(\result) ==> heap_same{Pre,Post}(g);
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *heap_freeze(const void *object, uint32_t from, uint32_t payer);

/* One more handle to the same object, for `from`, who owns this one. */
/*@ HEAP_INVARIANT(requires)
    requires common: heap_common(from);
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    HEAP_INVARIANT(ensures)
    ensures shared: \result != \null ==> place_at(handle) != OWNER_NONE &&
        place_at(\result) < OWNER_GRANULES && owner_word[place_at(handle)] == from &&
        owner_word[place_at(\result)] == from &&
        frozen_word[place_at(\result)] == frozen_word[place_at(handle)] >= FROZEN_HANDLE;
    ensures free: \result != \null ==>
        \let g = place_at(\result); \at(owner_word[g], Pre) == 0;
    ensures spared: \result != \null ==> heap_spared{Pre,Post}(place_at(\result));
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *heap_share(const void *handle, uint32_t from, uint32_t payer);

/* Peek: the frozen object behind a handle; null when it is none. It is there until the last handle
 * is dropped or swept. */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false;
    assigns \result \from handle;
    ensures body: \result != \null ==> place_at(handle) != OWNER_NONE &&
        frozen_word[place_at(handle)] == FROZEN_HANDLE + place_at(\result);
    ensures none: \result == \null ==> place_at(handle) == OWNER_NONE ||
        frozen_word[place_at(handle)] < FROZEN_HANDLE;
*/
const void *heap_behind(const void *handle);

/* Collect what is stale, looking at `steps` places at most, each a granule or an empty page; true
 * while there is more to look at. */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES, owner_cursor, owner_again;
    HEAP_INVARIANT(ensures)
    ensures clean: !\result ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> !owner_stale(g);
    ensures spared: heap_swept{Pre,Post} && holder_steady{Pre,Post};
*/
bool heap_sweep(uint32_t steps);

/* Peek: the owner of the object that begins at this address, HEAP_NOBODY when none does; and the
 * bytes that it is charged for. */
/*@ requires based: place_based;
    terminates \true; exits \false; assigns \nothing;
    ensures owner: \result ==
        (place_at(object) == OWNER_NONE ? 0 : owner_word[place_at(object)]);
*/
uint32_t heap_owner(const void *object);
/*@ requires based: place_based;
    terminates \true; exits \false; assigns \nothing;
    ensures size: \result == (place_at(object) == OWNER_NONE ||
        owner_word[place_at(object)] == 0 ? 0 : owner_units[place_at(object) / 64] * 64);
*/
uint64_t heap_size(const void *object);

/* Keep this object for its owner: it is the keeper's, and comes back to the keeper whoever drops
 * it, until heap_unkeep; it stays charged. One for each holder, the last. Returns the place of the
 * object, 0 when it cannot be kept: it is not of the least size, not paid for by the owner, a
 * handle, or not the owner's. */
/*@ HEAP_INVARIANT(requires)
    requires owner: owner_live(owner) && heap_common(owner);
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[owner % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures kept: \result != 0 ==> \result == place_at(object) &&
        heap_kept[owner_slot(owner)] == \result && owner_payer[\result] == owner_slot(owner) &&
        \at(owner_word[place_at(object)], Pre) == owner && owner_word[\result] == HOLDER_KEEPER;
    ensures spared:
        heap_returned{Pre,Post}(\old(heap_kept[owner % HOLDER_SPAN]), place_at(object));
    ensures steady: holder_steady{Pre,Post};
    ensures refused: \result == 0 ==> heap_untouched{Pre,Post} &&
        heap_kept[owner % HOLDER_SPAN] == \old(heap_kept[owner % HOLDER_SPAN]);
*/
uint32_t heap_keep(const void *object, uint32_t owner);

/* What is kept for this holder, if anything, returns to the heap, now or when it is dropped. */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[holder % HOLDER_SPAN];
    HEAP_INVARIANT(ensures)
    ensures none: heap_kept[owner_slot(holder)] == 0;
    ensures spared:
        heap_returned{Pre,Post}(\old(heap_kept[holder % HOLDER_SPAN]), OWNER_NONE) &&
        holder_steady{Pre,Post};
    ensures nothing: \old(heap_kept[holder % HOLDER_SPAN]) == 0 ==> heap_untouched{Pre,Post};
*/
void heap_unkeep(uint32_t holder);

/* The object at a place that heap_keep returned changes its owner, if `from` is it. */
/*@ HEAP_INVARIANT(requires)
    requires place: place < OWNER_GRANULES;
    requires from: from != 0 && from != HOLDER_FROZEN;
    requires to: owner_live(to) && to != HOLDER_FROZEN;
    requires kept: to == HOLDER_KEEPER && owner_word[place] == from ==>
        place != 0 && heap_kept[owner_payer[place]] == place;
    terminates \true; exits \false;
    assigns owner_word[place];
    HEAP_INVARIANT(ensures)
    ensures moved: \result ==> \old(owner_word[place]) == from && owner_word[place] == to;
    ensures alone: heap_alone{Pre,Post}(place);
    ensures refused: !\result ==>
        owner_word[place] == \old(owner_word[place]) && owner_word[place] != from;
*/
bool heap_pass(uint32_t place, uint32_t from, uint32_t to);

/* Bytes charged to a holder, now and at most. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures used: \result == holder_used[owner_slot(holder)] * 64;
*/
uint64_t heap_used(uint32_t holder);
/*@ terminates \true; exits \false; assigns \nothing;
    ensures budget: \result == (holder_budget[owner_slot(holder)] == UINT32_MAX ?
        HEAP_UNLIMITED : holder_budget[owner_slot(holder)] * 64);
*/
uint64_t heap_budget(uint32_t holder);

/* Bytes that objects can have in all, with the tables that tell of them; and those of them in pages
 * that hold no object and no room for small ones. */
/*@ requires bounds: space_bounds;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: space_used * 4096 <= \result <= space_limit * 4096;
*/
uint64_t heap_bytes(void);
/*@ requires bounds: space_bounds;
    requires free: run_free <= OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures free: run_free * 4096 <= \result <= (run_free + space_limit - space_used) * 4096;
*/
uint64_t heap_bytes_free(void);

/* Bytes of the pages that hold objects, or have room for small ones. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures taken: \result == (uint32_t)(space_used - run_free) * 4096;
*/
uint64_t heap_bytes_taken(void);

/* For tests: objects that a holder owns, counted by looking at every page in use. */
/*@ requires places: owner_places;
    requires begins: chunk_begins;
    requires holder: holder != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures objects: \result == heap_owned(holder, owner_top);
*/
uint64_t heap_objects(uint32_t holder);

/* For tests: does every table agree with every other, each charge with its payer, to the byte? */
/*@ HEAP_INVARIANT(requires)
    terminates \true; exits \false;
    assigns books_charged[0 .. HOLDER_SLOTS - 1], books_handles[0 .. OWNER_GRANULES - 1];
    ensures agree: \result ==> books_charges && books_pages && books_frozen(HOLDER_FROZEN);
*/
bool heap_balanced(void);

#endif
