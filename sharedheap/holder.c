/* holder.c - who can own and pay. The idea and the contracts stand in holder.h. */
#include "holder.h"

uint8_t holder_state[HOLDER_SLOTS];
uint32_t holder_word[HOLDER_SLOTS];
uint32_t holder_turn[HOLDER_SLOTS];
uint32_t holder_used[HOLDER_SLOTS];
uint32_t holder_budget[HOLDER_SLOTS];
uint32_t holder_next[HOLDER_SLOTS];
uint32_t holder_first;

//@ ghost uint32_t holder_rank[HOLDER_SLOTS];
//@ ghost uint32_t holder_at[HOLDER_SLOTS];
//@ ghost uint32_t holder_count;

void holder_boot(void)
{
    /*@ loop invariant range: 0 <= s <= HOLDER_SLOTS;
        loop invariant unused: \forall integer k; 0 <= k < HOLDER_SLOTS ==> holder_used[k] == 0;
        loop invariant built: \forall integer k; 0 <= k < s ==>
            holder_state[k] == HOLDER_FREE && holder_word[k] == 0 && holder_turn[k] == k &&
            holder_budget[k] == 0 && holder_next[k] == (k == HOLDER_SLOTS - 1 ? 0 : k + 1);
        loop invariant rank: \forall integer k; 0 <= k < s ==>
            holder_rank[k] == HOLDER_SLOTS - 1 - k;
        loop invariant at: \forall integer r; HOLDER_SLOTS - s <= r < HOLDER_SLOTS ==>
            holder_at[r] == HOLDER_SLOTS - 1 - r;
        loop assigns s, HOLDER_TABLES;
        loop variant HOLDER_SLOTS - s;
    */
    for (uint32_t s = 0; s < HOLDER_SLOTS; s++) {
        holder_state[s] = HOLDER_FREE;
        holder_word[s] = 0;
        holder_turn[s] = s;
        holder_budget[s] = 0;
        holder_next[s] = s == HOLDER_SLOTS - 1 ? 0 : s + 1;
        //@ ghost holder_rank[s] = HOLDER_SLOTS - 1 - s;
        //@ ghost holder_at[HOLDER_SLOTS - 1 - s] = s;
    }
    holder_state[0] = HOLDER_CLOSED;
    holder_state[HOLDER_KERNEL] = HOLDER_OPEN;
    holder_word[HOLDER_KERNEL] = HOLDER_KERNEL;
    holder_budget[HOLDER_KERNEL] = UINT32_MAX;
    holder_first = HOLDER_KERNEL + 1;
    //@ ghost holder_count = HOLDER_SLOTS - 2;
}

uint32_t holder_candidate(void)
{
    return holder_first;
}

void holder_open(uint32_t slot, uint32_t budget)
{
    holder_first = holder_next[slot];
    //@ ghost holder_count--;
    holder_state[slot] = HOLDER_OPEN;
    holder_word[slot] = holder_turn[slot];
    holder_budget[slot] = budget;
}

void holder_stop(uint32_t slot)
{
    holder_state[slot] = HOLDER_STOPPED;
    holder_word[slot] = 0;
    holder_turn[slot] += HOLDER_SPAN;
}

void holder_resume(uint32_t slot)
{
    holder_state[slot] = HOLDER_OPEN;
    holder_word[slot] = holder_turn[slot];
}

void holder_rewind(uint32_t slot)
{
    holder_turn[slot] = slot;
}

/* Into the list of free slots. */
/*@ requires ranked: holder_ranked;
    requires linked: holder_linked;
    requires slot: 0 < slot < HOLDER_SLOTS && holder_state[slot] != HOLDER_FREE;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_next[slot], holder_first,
            holder_rank[0 .. HOLDER_SLOTS - 1], holder_at[0 .. HOLDER_SLOTS - 1], holder_count;
    ensures ranked: holder_ranked;
    ensures linked: holder_linked;
    ensures free: holder_state[slot] == HOLDER_FREE;
*/
static void free_slot(uint32_t slot)
{
    holder_state[slot] = HOLDER_FREE;
    holder_next[slot] = holder_first;
    holder_first = slot;
    /*@ ghost
        uint32_t other = holder_at[holder_count], place = holder_rank[slot];
        holder_at[place] = other;
        holder_rank[other] = place;
        holder_at[holder_count] = slot;
        holder_rank[slot] = holder_count;
        holder_count++;
    */
}

void holder_close(uint32_t slot)
{
    if (holder_used[slot] == 0)
        free_slot(slot);
    else
        holder_state[slot] = HOLDER_CLOSED;
}

void holder_charge(uint32_t slot, uint32_t granules)
{
    holder_used[slot] += granules;
}

void holder_refund(uint32_t slot, uint32_t granules)
{
    holder_used[slot] -= granules;
    if (holder_used[slot] == 0 && holder_state[slot] == HOLDER_CLOSED)
        free_slot(slot);
}
