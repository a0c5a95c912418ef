/* owner.c - who owns each object and who pays. The idea and the contracts stand in owner.h. */
#include "owner.h"

#include "table.h"

TABLE uint32_t owner_word[OWNER_GRANULES];
TABLE uint32_t owner_payer[OWNER_GRANULES];
TABLE uint32_t owner_units[OWNER_PAGES];
uint32_t owner_top;
uint32_t owner_cursor;
bool owner_again;

/* After a change of one granule: nobody's sum has changed but that of the payer, by `change`. The
 * ghost loop is the induction over the table that the provers cannot find for themselves. */
// clang-format off
#define INDUCTION(changed, payer, change)                                                          \
    loop invariant range: 0 <= n <= OWNER_GRANULES;                                                \
    loop invariant sum: \forall integer s; 0 <= s < HOLDER_SLOTS ==>                               \
        owner_sum(s, n) == owner_sum{Pre}(s, n) + (n > changed && s == payer ? change : 0);        \
    loop assigns n;                                                                                \
    loop variant OWNER_GRANULES - n;
// clang-format on

void owner_boot(void)
{
    holder_boot();
    owner_top = 0;
    owner_cursor = OWNER_NONE;
    owner_again = false;
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant sum: \forall integer s; 0 <= s < HOLDER_SLOTS ==> owner_sum(s, n) == 0;
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) n++;
    */
}

/* Make a slot that is not open ready to be opened; false when its words are used up and some may
 * still be about. */
/*@ OWNER_INVARIANT(requires)
    requires shut: 0 < slot < holder_fresh && holder_state[slot] != HOLDER_OPEN;
    terminates \true; exits \false;
    assigns holder_turn[slot];
    OWNER_INVARIANT(ensures)
    ensures ready: \result ==> holder_turn[slot] < HOLDER_LAST;
    ensures used_up: !\result ==> holder_turn[slot] >= HOLDER_LAST;
    ensures fresh: \result ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> owner_word[g] != holder_turn[slot];
    ensures refused: !\result ==>
        holder_turn[slot] == \old(holder_turn[slot]) && owner_cursor != OWNER_NONE;
*/
static bool ready(uint32_t slot)
{
    if (holder_turn[slot] < HOLDER_LAST)
        return true;
    if (owner_cursor != OWNER_NONE)
        return false;
    holder_rewind(slot);
    return true;
}

uint32_t owner_open(uint32_t budget)
{
    uint32_t slot = holder_candidate();
    if (slot == 0 || !ready(slot))
        return 0;
    holder_open(slot, budget);
    return holder_word[slot];
}

uint32_t owner_stop(uint32_t holder)
{
    uint32_t slot = holder % HOLDER_SPAN;
    holder_stop(slot);
    if (owner_cursor != OWNER_NONE)
        owner_again = true;
    else if (owner_top != 0)
        owner_cursor = 0;
    return slot;
}

uint32_t owner_resume(uint32_t slot)
{
    if (!ready(slot))
        return 0;
    holder_resume(slot);
    return holder_word[slot];
}

void owner_close(uint32_t slot)
{
    holder_close(slot);
}

void owner_format(uint32_t page, uint32_t units)
{
    owner_units[page] = units;
    if (units != 0 && owner_top < page * 64 + 64)
        owner_top = page * 64 + 64;
    /*@ ghost
        uint32_t n = 0;
        /@ INDUCTION(OWNER_GRANULES, 0, 0) @/
        while (n < OWNER_GRANULES) n++;
    */
}

bool owner_lives(uint32_t word)
{
    uint32_t slot = word % HOLDER_SPAN;
    return word != 0 && slot < HOLDER_SLOTS && holder_word[slot] == word;
}

bool owner_affords(uint32_t payer, uint32_t units)
{
    if (!owner_lives(payer))
        return false;
    uint32_t slot = payer % HOLDER_SPAN;
    return units <= holder_budget[slot] - holder_used[slot];
}

void owner_take(uint32_t granule, uint32_t owner, uint32_t payer)
{
    uint32_t slot = payer % HOLDER_SPAN;
    holder_charge(slot, owner_units[granule / 64]);
    owner_word[granule] = owner;
    owner_payer[granule] = slot;
    /*@ ghost
        uint32_t n = 0;
        /@ INDUCTION(granule, slot, owner_units[granule / 64]) @/
        while (n < OWNER_GRANULES) n++;
    */
}

bool owner_give(uint64_t granule, uint32_t from, uint32_t to)
{
    return granule < OWNER_GRANULES && owner_pass((uint32_t)granule, from, to);
}

bool owner_pass(uint32_t granule, uint32_t from, uint32_t to)
{
    if (owner_word[granule] != from)
        return false;
    owner_word[granule] = to;
    /*@ ghost
        uint32_t n = 0;
        /@ INDUCTION(granule, 0, 0) @/
        while (n < OWNER_GRANULES) n++;
    */
    return true;
}

/* A taken granule becomes free, whoever owned it. */
/*@ OWNER_INVARIANT(requires)
    requires taken: granule < OWNER_GRANULES && owner_word[granule] != 0;
    terminates \true; exits \false;
    assigns owner_word[granule], HOLDER_TABLES;
    OWNER_INVARIANT(ensures)
    ensures freed: owner_word[granule] == 0;
    ensures refunded: holder_used[owner_payer[granule]] ==
        \old(holder_used[owner_payer[granule]]) - owner_units[granule / 64];
    ensures others: holder_others{Pre,Post}(owner_payer[granule]);
    ensures steady: holder_steady{Pre,Post};
*/
static void release(uint32_t granule)
{
    uint32_t slot = owner_payer[granule];
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_GRANULES;
           loop invariant positive: \forall integer s; 0 <= s < HOLDER_SLOTS ==>
               owner_sum(s, n) >= 0;
           loop invariant share: \forall integer s; 0 <= s < HOLDER_SLOTS ==>
               owner_sum(s, n) >= (n > granule ? owner_charge(s, granule) : 0);
           loop assigns n;
           loop variant OWNER_GRANULES - n; @/
        while (n < OWNER_GRANULES) {
            /@ assert step: \forall integer s; 0 <= s < HOLDER_SLOTS ==>
                   owner_sum(s, n + 1) == owner_sum(s, n) + owner_charge(s, n) &&
                   owner_charge(s, n) >= 0; @/
            n++;
        }
    */
    owner_word[granule] = 0;
    holder_refund(slot, owner_units[granule / 64]);
    /*@ ghost
        n = 0;
        /@ INDUCTION(granule, slot, -owner_units[granule / 64]) @/
        while (n < OWNER_GRANULES) n++;
    */
}

bool owner_drop(uint32_t granule, uint32_t from)
{
    if (granule >= OWNER_GRANULES || from == 0 || owner_word[granule] != from)
        return false;
    release(granule);
    return true;
}

/* The sweep goes on at this granule. At the end of the table the pass is over, but for what became
 * stale meanwhile. */
/*@ requires bound: granule <= OWNER_GRANULES;
    requires ahead: owner_cursor < granule;
    terminates \true; exits \false;
    assigns owner_cursor, owner_again;
    ensures on: granule < owner_top ==>
        owner_cursor == granule && owner_again == \old(owner_again);
    ensures once_more: granule >= owner_top && \old(owner_again) ==>
        owner_cursor == 0 && !owner_again;
    ensures over: granule >= owner_top && !\old(owner_again) ==>
        owner_cursor == OWNER_NONE && !owner_again;
*/
static void advance(uint32_t granule)
{
    if (granule < owner_top) {
        owner_cursor = granule;
    } else {
        owner_cursor = owner_again ? 0 : OWNER_NONE;
        owner_again = false;
    }
}

uint32_t owner_sweep(void)
{
    uint32_t granule = owner_cursor;
    if (owner_units[granule / 64] == 0) {
        /*@ assert page: \forall integer g; granule <= g < granule / 64 * 64 + 64 ==>
                g / 64 == granule / 64; */
        /*@ assert vacant: \forall integer g; granule <= g < granule / 64 * 64 + 64 &&
                g < OWNER_GRANULES ==> owner_word[g] == 0; */
        advance(granule / 64 * 64 + 64);
        //@ assert swept: owner_swept;
        return OWNER_NONE;
    }
    uint32_t word = owner_word[granule];
    bool stale = word != 0 && holder_word[word % HOLDER_SPAN] != word;
    if (stale)
        release(granule);
    advance(granule + 1);
    //@ assert swept: owner_swept;
    return stale ? granule : OWNER_NONE;
}
