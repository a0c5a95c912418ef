/* holder.h - who can own and pay: slots, their generations, their budgets.
 *
 * A slot is fresh (never in use: its row is all zero), free (in the list), open, stopped (kept for
 * the same holder to come back), or closed (gone, but objects are still charged to it). While it is
 * open its holder has a word: the slot plus a multiple of HOLDER_SPAN, the generation. A slot never
 * has the same word twice until holder_rewind, and owner.c rewinds only when no granule bears any
 * of its words.
 *
 * Only owner.c may call these. */
#ifndef SHAREDHEAP_HOLDER_H
#define SHAREDHEAP_HOLDER_H

#include <stdbool.h>
#include <stdint.h>

#define HOLDER_SLOTS  2097152u    /* slot 0 is nobody, those below are always open        */
#define HOLDER_SPAN   2097152u    /* distance from one word of a slot to its next        */
#define HOLDER_LAST   4292870144u /* 2047 * HOLDER_SPAN: from here on a slot is used up  */
#define HOLDER_KERNEL 1u
#define HOLDER_FROZEN 2u /* owns all that is frozen                          */
#define HOLDER_KEEPER 3u /* owns what is kept for who pays for it: see heap.h */
#define HOLDER_FIRST  4u /* of the others                                    */

enum holder_state { HOLDER_FRESH, HOLDER_FREE, HOLDER_OPEN, HOLDER_STOPPED, HOLDER_CLOSED };

extern uint8_t holder_state[HOLDER_SLOTS];
extern uint32_t holder_word[HOLDER_SLOTS];   /* the word of an open slot, 0 of any other      */
extern uint32_t holder_turn[HOLDER_SLOTS];   /* its word, now when open, else at the next turn */
extern uint32_t holder_used[HOLDER_SLOTS];   /* granules charged                              */
extern uint32_t holder_budget[HOLDER_SLOTS]; /* granules that may be charged                  */
extern uint32_t holder_next[HOLDER_SLOTS];   /* list of free slots, ended by 0                */
extern uint32_t holder_first;
extern uint32_t holder_fresh; /* this slot and all behind it are fresh */

/* The free list as a permutation of all slots, the free ones in front: holder_at[holder_count - 1]
 * is the first of the list, and the next of each is the one before it. Exactly the free slots are
 * in it, once, and it ends, without a word about reachability. */
//@ ghost extern uint32_t holder_rank[HOLDER_SLOTS];
//@ ghost extern uint32_t holder_at[HOLDER_SLOTS];
//@ ghost extern uint32_t holder_count;

/*@ predicate holder_ranked{L} =
      0 <= holder_count <= HOLDER_SLOTS &&
      (\forall integer s; 0 <= s < HOLDER_SLOTS ==>
          0 <= holder_rank[s] < HOLDER_SLOTS && holder_at[holder_rank[s]] == s &&
          (holder_state[s] == HOLDER_FREE <==> holder_rank[s] < holder_count)) &&
      (\forall integer r; 0 <= r < HOLDER_SLOTS ==>
          0 <= holder_at[r] < HOLDER_SLOTS && holder_rank[holder_at[r]] == r);
    predicate holder_linked{L} =
      (holder_count == 0 ? holder_first == 0 : holder_first == holder_at[holder_count - 1]) &&
      (\forall integer s; 0 <= s < HOLDER_SLOTS && holder_state[s] == HOLDER_FREE ==>
          holder_next[s] == (holder_rank[s] == 0 ? 0 : holder_at[holder_rank[s] - 1]));
    predicate holder_states{L} =
      \forall integer s; 0 <= s < HOLDER_SLOTS ==>
          (s >= holder_fresh ? holder_state[s] == HOLDER_FRESH :
           holder_state[s] == HOLDER_FREE || holder_state[s] == HOLDER_OPEN ||
           holder_state[s] == HOLDER_STOPPED || holder_state[s] == HOLDER_CLOSED) &&
          holder_word[s] == (holder_state[s] == HOLDER_OPEN ? holder_turn[s] : 0) &&
          (holder_state[s] == HOLDER_FREE || holder_state[s] == HOLDER_FRESH ==>
              holder_used[s] == 0) &&
          (holder_state[s] == HOLDER_CLOSED && s != 0 ==> holder_used[s] > 0) &&
          holder_used[s] <= holder_budget[s];
    predicate holder_turns{L} =
      \forall integer s; 0 <= s < HOLDER_SLOTS ==>
          (s >= holder_fresh ? holder_turn[s] == 0 :
           holder_turn[s] % HOLDER_SPAN == s && holder_turn[s] <= HOLDER_LAST + s) &&
          (holder_state[s] == HOLDER_OPEN ==> holder_turn[s] < HOLDER_LAST);
    predicate holder_special{L} =
      HOLDER_FIRST <= holder_fresh <= HOLDER_SLOTS && holder_state[0] == HOLDER_CLOSED &&
   holder_used[0] == 0
   && holder_budget[0] == 0 &&
   (\forall integer s; 0 < s < HOLDER_FIRST ==>
       holder_state[s] == HOLDER_OPEN && holder_word[s] == s);

    // what a slot is, but for its place in the list
    predicate holder_same{L1,L2}(integer s) =
      \at(holder_state[s], L1) == \at(holder_state[s], L2) &&
      \at(holder_word[s], L1) == \at(holder_word[s], L2) &&
      \at(holder_turn[s], L1) == \at(holder_turn[s], L2) &&
      \at(holder_used[s], L1) == \at(holder_used[s], L2) &&
      \at(holder_budget[s], L1) == \at(holder_budget[s], L2);
    predicate holder_others{L1,L2}(integer but) =
      \forall integer s; 0 <= s < HOLDER_SLOTS && s != but ==> holder_same{L1,L2}(s);
    // nobody stops or starts, or may be charged more or less
    predicate holder_steady{L1,L2} =
      \forall integer s; 0 <= s < HOLDER_SLOTS ==>
          \at(holder_word[s], L1) == \at(holder_word[s], L2) &&
          \at(holder_turn[s], L1) == \at(holder_turn[s], L2) &&
          \at(holder_budget[s], L1) == \at(holder_budget[s], L2);
*/
// clang-format off
#define HOLDER_INVARIANT(clause)                                                                   \
    clause ranked: holder_ranked; clause linked: holder_linked; clause states: holder_states;      \
    clause turns: holder_turns; clause special: holder_special;
#define HOLDER_TABLES                                                                              \
    holder_state[0 .. HOLDER_SLOTS - 1], holder_word[0 .. HOLDER_SLOTS - 1],                       \
    holder_turn[0 .. HOLDER_SLOTS - 1], holder_used[0 .. HOLDER_SLOTS - 1],                        \
    holder_budget[0 .. HOLDER_SLOTS - 1], holder_next[0 .. HOLDER_SLOTS - 1], holder_first,        \
    holder_fresh,                                                                                  \
    holder_rank[0 .. HOLDER_SLOTS - 1], holder_at[0 .. HOLDER_SLOTS - 1], holder_count
// clang-format on

/* A row that is all zero. */
/*@ predicate holder_blank{L}(integer s) =
      holder_state[s] == HOLDER_FRESH && holder_word[s] == 0 && holder_turn[s] == 0 &&
      holder_used[s] == 0 && holder_budget[s] == 0;
*/

/*@ requires blank: \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_blank(s);
    requires none: holder_first == 0;
    terminates \true; exits \false;
    assigns HOLDER_TABLES;
    HOLDER_INVARIANT(ensures)
    ensures unused: \forall integer s; 0 <= s < HOLDER_SLOTS ==> holder_used[s] == 0;
    ensures unlimited: holder_budget[HOLDER_KERNEL] == UINT32_MAX;
*/
void holder_boot(void);

/* The slot that holder_open would open, 0 when there is none: a free one, or a fresh one, which is
 * free from now on. */
/*@ HOLDER_INVARIANT(requires)
    terminates \true; exits \false;
    assigns holder_state[holder_fresh], holder_turn[holder_fresh], holder_next[holder_fresh],
            holder_first, holder_fresh, holder_rank[0 .. HOLDER_SLOTS - 1],
            holder_at[0 .. HOLDER_SLOTS - 1], holder_count;
    HOLDER_INVARIANT(ensures)
    ensures first: \result == holder_first;
    ensures free: \result != 0 ==> \result < HOLDER_SLOTS && holder_state[\result] == HOLDER_FREE;
    ensures new: \forall integer s; 0 <= s < HOLDER_SLOTS && !holder_same{Pre,Post}(s) ==>
        s == \result && holder_turn[s] == s && \old(holder_turn[s]) == 0;
    ensures none: \result == 0 ==>
        \forall integer s; 0 <= s < HOLDER_SLOTS ==>
            holder_state[s] != HOLDER_FREE && holder_state[s] != HOLDER_FRESH;
*/
uint32_t holder_candidate(void);

/* Open the candidate. */
/*@ HOLDER_INVARIANT(requires)
    requires candidate: slot != 0 && slot == holder_first;
    requires turn: holder_turn[slot] < HOLDER_LAST;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_word[slot], holder_budget[slot], holder_first, holder_count;
    HOLDER_INVARIANT(ensures)
    ensures open: holder_state[slot] == HOLDER_OPEN && holder_budget[slot] == budget;
*/
void holder_open(uint32_t slot, uint32_t budget);

/* The word of an open slot is used up: from now on nobody has it. */
/*@ HOLDER_INVARIANT(requires)
    requires open: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_OPEN;
    requires mortal: slot >= HOLDER_FIRST;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_word[slot], holder_turn[slot];
    HOLDER_INVARIANT(ensures)
    ensures stopped: holder_state[slot] == HOLDER_STOPPED;
    ensures turn: holder_turn[slot] == \old(holder_turn[slot]) + HOLDER_SPAN;
*/
void holder_stop(uint32_t slot);

/* A stopped slot opens again, with its next word, its budget and its debts. */
/*@ HOLDER_INVARIANT(requires)
    requires stopped: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_STOPPED;
    requires turn: holder_turn[slot] < HOLDER_LAST;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_word[slot];
    HOLDER_INVARIANT(ensures)
    ensures open: holder_state[slot] == HOLDER_OPEN;
*/
void holder_resume(uint32_t slot);

/* Start the words of a slot that is not open from the first again. */
/*@ HOLDER_INVARIANT(requires)
    requires shut: slot < holder_fresh && holder_state[slot] != HOLDER_OPEN;
    terminates \true; exits \false;
    assigns holder_turn[slot];
    HOLDER_INVARIANT(ensures)
    ensures turn: holder_turn[slot] == slot;
*/
void holder_rewind(uint32_t slot);

/* A stopped slot will not come back: free, or closed until its debts are paid. */
/*@ HOLDER_INVARIANT(requires)
    requires stopped: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_STOPPED;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_next[slot], holder_first,
            holder_rank[0 .. HOLDER_SLOTS - 1], holder_at[0 .. HOLDER_SLOTS - 1], holder_count;
    HOLDER_INVARIANT(ensures)
    ensures gone: holder_state[slot] == (holder_used[slot] == 0 ? HOLDER_FREE : HOLDER_CLOSED);
*/
void holder_close(uint32_t slot);

/*@ HOLDER_INVARIANT(requires)
    requires open: slot < HOLDER_SLOTS && holder_state[slot] == HOLDER_OPEN;
    requires afford: granules <= holder_budget[slot] - holder_used[slot];
    terminates \true; exits \false;
    assigns holder_used[slot];
    HOLDER_INVARIANT(ensures)
    ensures charged: holder_used[slot] == \old(holder_used[slot]) + granules;
*/
void holder_charge(uint32_t slot, uint32_t granules);

/* A charge comes back; the last one frees a closed slot. */
/*@ HOLDER_INVARIANT(requires)
    requires debt: slot < HOLDER_SLOTS && 0 < granules <= holder_used[slot];
    terminates \true; exits \false;
    assigns holder_state[slot], holder_used[slot], holder_next[slot], holder_first,
            holder_rank[0 .. HOLDER_SLOTS - 1], holder_at[0 .. HOLDER_SLOTS - 1], holder_count;
    HOLDER_INVARIANT(ensures)
    ensures refunded: holder_used[slot] == \old(holder_used[slot]) - granules;
    ensures state: holder_state[slot] ==
        (\old(holder_state[slot]) == HOLDER_CLOSED && holder_used[slot] == 0
             ? HOLDER_FREE : \old(holder_state[slot]));
*/
void holder_refund(uint32_t slot, uint32_t granules);

#endif
