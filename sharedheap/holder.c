/* holder.c - who can own and pay. The idea and the contracts stand in holder.h. */
#include "holder.h"

#include "table.h"

TABLE uint8_t holder_state[HOLDER_SLOTS];
TABLE uint32_t holder_word[HOLDER_SLOTS];
TABLE uint32_t holder_turn[HOLDER_SLOTS];
TABLE uint32_t holder_used[HOLDER_SLOTS];
TABLE uint32_t holder_budget[HOLDER_SLOTS];
TABLE uint32_t holder_next[HOLDER_SLOTS];
uint32_t holder_first;
uint32_t holder_fresh;

//@ ghost uint32_t holder_rank[HOLDER_SLOTS];
//@ ghost uint32_t holder_at[HOLDER_SLOTS];
//@ ghost uint32_t holder_count;

/*@ requires slot: slot < HOLDER_SLOTS;
    terminates \true; exits \false;
    assigns holder_state[slot], holder_word[slot], holder_turn[slot];
    ensures open: holder_state[slot] == HOLDER_OPEN && holder_word[slot] == slot &&
        holder_turn[slot] == slot;
*/
static void open_for_ever(uint32_t slot)
{
    holder_state[slot] = HOLDER_OPEN;
    holder_word[slot] = slot;
    holder_turn[slot] = slot;
}

void holder_boot(void)
{
    holder_state[0] = HOLDER_CLOSED;
    open_for_ever(HOLDER_KERNEL);
    open_for_ever(HOLDER_FROZEN);
    open_for_ever(HOLDER_KEEPER);
    holder_budget[HOLDER_KERNEL] = UINT32_MAX;
    holder_fresh = HOLDER_FIRST;
    /*@ ghost
        uint32_t s = 0;
        /@ loop invariant range: 0 <= s <= HOLDER_SLOTS;
           loop invariant same: \forall integer k; 0 <= k < s ==>
               holder_rank[k] == k && holder_at[k] == k;
           loop assigns s, holder_rank[0 .. HOLDER_SLOTS - 1], holder_at[0 .. HOLDER_SLOTS - 1];
           loop variant HOLDER_SLOTS - s; @/
        while (s < HOLDER_SLOTS) {
            holder_rank[s] = s;
            holder_at[s] = s;
            s++;
        }
        holder_count = 0;
    */
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

uint32_t holder_candidate(void)
{
    if (holder_first == 0 && holder_fresh < HOLDER_SLOTS) {
        holder_turn[holder_fresh] = holder_fresh;
        free_slot(holder_fresh);
        holder_fresh++;
    }
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
