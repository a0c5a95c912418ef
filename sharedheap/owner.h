/* owner.h - who owns each object, who pays for it, and the sweep that collects what is stale.
 *
 * One word for each granule of 64 bytes. It is 0 but where a taken object begins; there it is the
 * word of the owner. So transfer is one store, and a holder that stops loses everything at once:
 * its word is no longer that of its slot. Such words are stale, and the sweep finds them.
 *
 * Beside it stands the slot of the payer. What a slot is charged is, at any time, the sum of the
 * sizes of the objects that name it as payer: that sum is the invariant, not a hope.
 *
 * Only heap.c calls these; it decides which granule, and keeps what is free. */
#ifndef SHAREDHEAP_OWNER_H
#define SHAREDHEAP_OWNER_H

#include <stdbool.h>
#include <stdint.h>

#include "holder.h"

#define OWNER_GRANULES 33554432u  /* of 64 bytes: 2 GiB              */
#define OWNER_PAGES    524288u    /* of 64 granules                  */
#define OWNER_NONE     UINT32_MAX /* no granule                      */

/* The checker computes with numbers of elements below 2^31 (BOUNDS_LENGTH_BITS). A vector has its
 * length in front, so this holds whatever its elements are. */
_Static_assert((uint64_t)OWNER_GRANULES * 64 <= (uint64_t)1 << 31, "no object has 2^31 elements");

extern uint32_t owner_word[OWNER_GRANULES];  /* 0 but where a taken object begins            */
extern uint32_t owner_payer[OWNER_GRANULES]; /* slot that is charged, where the word is not 0 */
extern uint32_t owner_units[OWNER_PAGES];    /* granules of each object that begins in this page;
                                                0 when none may                              */
extern uint32_t owner_top;    /* no word from here on was ever set: the sweep's end          */
extern uint32_t owner_cursor; /* the sweep looks here next; OWNER_NONE when nothing is stale */
extern bool owner_again;      /* a holder stopped behind the sweep's back: one more pass      */

/*@ logic integer owner_slot(integer word) = word % HOLDER_SPAN;

    // a word is that of an open holder, or one that its slot will not have again
    predicate owner_words{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] != 0 ==>
          owner_slot(owner_word[g]) < HOLDER_SLOTS &&
          (owner_word[g] == holder_word[owner_slot(owner_word[g])] ||
           owner_word[g] < holder_turn[owner_slot(owner_word[g])]);
    predicate owner_payers{L} =
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] != 0 ==>
          0 < owner_payer[g] < HOLDER_SLOTS;
    predicate owner_places{L} =
      owner_top <= OWNER_GRANULES && owner_top % 64 == 0 &&
      \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] != 0 ==>
          g < owner_top && owner_units[g / 64] != 0;

    predicate owner_stale{L}(integer g) =
      owner_word[g] != 0 && holder_word[owner_slot(owner_word[g])] != owner_word[g];
    predicate owner_swept{L} =
      (owner_cursor == OWNER_NONE || owner_cursor < owner_top) &&
      (owner_cursor == OWNER_NONE ==> !owner_again) &&
      (!owner_again ==>
          \forall integer g; 0 <= g < OWNER_GRANULES && g < owner_cursor ==> !owner_stale(g));

    // the books
    logic integer owner_charge{L}(integer s, integer g) =
      owner_word[g] != 0 && owner_payer[g] == s ? owner_units[g / 64] : 0;
    logic integer owner_sum{L}(integer s, integer n) =
      n <= 0 ? 0 : owner_sum(s, n - 1) + owner_charge(s, n - 1);
    predicate owner_books{L} =
      \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_used[s] == owner_sum(s, OWNER_GRANULES);

    predicate owner_unchanged{L1,L2}(integer g) =
      \at(owner_word[g], L1) == \at(owner_word[g], L2) &&
      \at(owner_payer[g], L1) == \at(owner_payer[g], L2);
    predicate owner_except{L1,L2}(integer but) =
      \forall integer g; 0 <= g < OWNER_GRANULES && g != but ==> owner_unchanged{L1,L2}(g);

    // the word of an open holder
    predicate owner_live{L}(integer word) =
      word != 0 && owner_slot(word) < HOLDER_SLOTS && holder_word[owner_slot(word)] == word;
*/
// clang-format off
#define OWNER_INVARIANT(clause)                                                                    \
    HOLDER_INVARIANT(clause)                                                                       \
    clause words: owner_words; clause payers: owner_payers; clause places: owner_places;           \
    clause swept: owner_swept; clause books: owner_books;
// clang-format on

/*@ requires zero: \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] == 0;
    requires blank: \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_blank(s);
    requires none: holder_first == 0;
    terminates \true; exits \false;
    assigns HOLDER_TABLES, owner_top, owner_cursor, owner_again;
    OWNER_INVARIANT(ensures)
*/
void owner_boot(void);

/* Open a holder; 0 when no slot is free, or when the one at hand is used up and the sweep must
 * finish first (owner_cursor is not OWNER_NONE then). */
/*@ OWNER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HOLDER_TABLES;
    OWNER_INVARIANT(ensures)
    ensures live: \result != 0 ==> owner_live(\result) && owner_slot(\result) >= HOLDER_FIRST;
    ensures budget: \result != 0 ==>
        holder_budget[owner_slot(\result)] == budget && holder_used[owner_slot(\result)] == 0;
    ensures fresh: \result != 0 ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] != \result;
    ensures vacant: \result != 0 ==> \at(holder_word[owner_slot(\result)], Pre) == 0;
    ensures others: \result != 0 ==> holder_others{Pre,Post}(owner_slot(\result));
    ensures refused: \result == 0 ==>
        (\forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_same{Pre,Post}(s)) &&
        (owner_cursor != OWNER_NONE ||
         \forall integer s; 0 <= s < HOLDER_SLOTS ==>
             holder_state[s] != HOLDER_FREE && holder_state[s] != HOLDER_FRESH);
*/
uint32_t owner_open(uint32_t budget);

/* The holder stops: every object that it owns is stale at once. */
/*@ OWNER_INVARIANT(requires)
    requires live: owner_live(holder) && owner_slot(holder) >= HOLDER_FIRST;
    terminates \true; exits \false;
    assigns holder_state[holder % HOLDER_SPAN], holder_word[holder % HOLDER_SPAN],
            holder_turn[holder % HOLDER_SPAN], owner_cursor, owner_again;
    OWNER_INVARIANT(ensures)
    ensures slot: \result == owner_slot(holder) && holder_state[\result] == HOLDER_STOPPED;
    ensures dead: !owner_live(holder);
    ensures stale: \forall integer g; 0 <= g < OWNER_GRANULES && owner_word[g] == holder ==>
        owner_stale(g) && owner_cursor != OWNER_NONE;
*/
uint32_t owner_stop(uint32_t holder);

/* A stopped slot comes back with a new word; 0 when it is used up and the sweep must finish
 * first. */
/*@ OWNER_INVARIANT(requires)
    requires stopped: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_STOPPED;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_word[slot], holder_turn[slot];
    OWNER_INVARIANT(ensures)
    ensures live: \result != 0 ==> owner_live(\result) && owner_slot(\result) == slot;
    ensures fresh: \result != 0 ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] != \result;
    ensures refused: \result == 0 ==>
        holder_same{Pre,Post}(slot) && owner_cursor != OWNER_NONE;
*/
uint32_t owner_resume(uint32_t slot);

/* A stopped slot does not come back. */
/*@ OWNER_INVARIANT(requires)
    requires stopped: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_STOPPED;
    terminates \true; exits \false;
    assigns HOLDER_TABLES;
    OWNER_INVARIANT(ensures)
    ensures others: holder_others{Pre,Post}(slot);
    ensures gone: holder_state[slot] == HOLDER_FREE || holder_state[slot] == HOLDER_CLOSED;
*/
void owner_close(uint32_t slot);

/* From now on the objects that begin in this page, where none is taken, have `units` granules. */
/*@ OWNER_INVARIANT(requires)
    requires page: page < OWNER_PAGES;
    requires vacant: \forall integer g; page * 64 <= g < page * 64 + 64 ==> owner_word[g] == 0;
    terminates \true; exits \false;
    assigns owner_units[page], owner_top;
    OWNER_INVARIANT(ensures)
    ensures units: owner_units[page] == units;
    ensures reached: units != 0 ==> page * 64 + 64 <= owner_top;
    ensures grown: owner_top >= \old(owner_top);
*/
void owner_format(uint32_t page, uint32_t units);

/* May this many granules be charged to the holder? */
/*@ OWNER_INVARIANT(requires)
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> owner_live(payer) &&
        units <= holder_budget[owner_slot(payer)] - holder_used[owner_slot(payer)];
*/
bool owner_affords(uint32_t payer, uint32_t units);

/* Is this the word of an open holder? */
/*@ OWNER_INVARIANT(requires)
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> owner_live(word);
*/
bool owner_lives(uint32_t word);

/* A free granule gets an owner, and its size is charged to the payer. */
/*@ OWNER_INVARIANT(requires)
    requires free: granule < owner_top && owner_word[granule] == 0;
    requires units: owner_units[granule / 64] != 0;
    requires owner: owner_live(owner);
    requires payer: owner_live(payer) && owner_units[granule / 64] <=
        holder_budget[owner_slot(payer)] - holder_used[owner_slot(payer)];
    terminates \true; exits \false;
    assigns owner_word[granule], owner_payer[granule], holder_used[payer % HOLDER_SPAN];
    OWNER_INVARIANT(ensures)
    ensures owned: owner_word[granule] == owner;
    ensures paid: owner_payer[granule] == owner_slot(payer);
    ensures charged: holder_used[owner_slot(payer)] ==
        \old(holder_used[owner_slot(payer)]) + owner_units[granule / 64];
*/
void owner_take(uint32_t granule, uint32_t owner, uint32_t payer);

/* One store, if `from` is the owner: nobody else's object moves, and nobody's books change. */
/*@ OWNER_INVARIANT(requires)
    requires from: from != 0;
    requires to: owner_live(to);
    terminates \true; exits \false;
    assigns owner_word[granule];
    OWNER_INVARIANT(ensures)
    ensures moved: \result ==> granule < OWNER_GRANULES && \old(owner_word[granule]) == from &&
        owner_word[granule] == to;
    ensures refused: !\result ==> granule >= OWNER_GRANULES ||
        \old(owner_word[granule]) != from && owner_word[granule] == \old(owner_word[granule]);
*/
bool owner_give(uint64_t granule, uint32_t from, uint32_t to);

/* The same for a granule that the caller knows to be one. */
/*@ OWNER_INVARIANT(requires)
    requires bound: granule < OWNER_GRANULES;
    requires from: from != 0;
    requires to: owner_live(to);
    terminates \true; exits \false;
    assigns owner_word[granule];
    OWNER_INVARIANT(ensures)
    ensures moved: \result ==> \old(owner_word[granule]) == from && owner_word[granule] == to;
    ensures refused: !\result ==>
        \old(owner_word[granule]) != from && owner_word[granule] == \old(owner_word[granule]);
*/
bool owner_pass(uint32_t granule, uint32_t from, uint32_t to);

/* The granule is free again and its payer is refunded, if `from` is the owner. */
/*@ OWNER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns owner_word[granule], HOLDER_TABLES;
    OWNER_INVARIANT(ensures)
    ensures dropped: \result ==> granule < OWNER_GRANULES && \old(owner_word[granule]) == from &&
        from != 0 && owner_word[granule] == 0;
    ensures refunded: \result ==> holder_used[owner_payer[granule]] ==
        \old(holder_used[owner_payer[granule]]) - owner_units[granule / 64];
    ensures refused: !\result ==>
        granule >= OWNER_GRANULES || from == 0 || \old(owner_word[granule]) != from;
    ensures untouched: !\result ==> owner_except{Pre,Post}(OWNER_NONE);
    ensures others: \result ==> holder_others{Pre,Post}(owner_payer[granule]);
    ensures steady: holder_steady{Pre,Post};
    ensures kept: !\result ==>
        \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_same{Pre,Post}(s);
*/
bool owner_drop(uint32_t granule, uint32_t from);

/* Look at one place: a granule, or a page where no object begins. The granule collected there,
 * OWNER_NONE when it is not stale. The pass is over when owner_cursor is OWNER_NONE: then no word
 * in the whole table is stale. */
/*@ OWNER_INVARIANT(requires)
    requires busy: owner_cursor != OWNER_NONE;
    terminates \true; exits \false;
    assigns owner_word[owner_cursor], HOLDER_TABLES, owner_cursor, owner_again;
    OWNER_INVARIANT(ensures)
    ensures collected: \result != OWNER_NONE ==>
        \result == \old(owner_cursor) && \old(owner_stale(owner_cursor)) &&
        owner_word[\result] == 0;
    ensures refunded: \result != OWNER_NONE ==> holder_used[owner_payer[\result]] ==
        \old(holder_used[owner_payer[owner_cursor]]) - owner_units[\result / 64];
    ensures steady: holder_steady{Pre,Post};
    ensures spared: \result == OWNER_NONE ==>
        owner_word[\old(owner_cursor)] == \old(owner_word[owner_cursor]);
    ensures seen: !owner_stale(\old(owner_cursor));
    ensures forward: owner_cursor == OWNER_NONE || owner_cursor > \old(owner_cursor) ||
        owner_cursor == 0 && \old(owner_again) && !owner_again;
    ensures clean: owner_cursor == OWNER_NONE ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> !owner_stale(g);
*/
uint32_t owner_sweep(void);

#endif
