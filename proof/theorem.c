/* theorem.c - see theorem.h: one function an operation, then any of them, then any number of them.
 */
#include "proof/theorem.h"

/*@ // If the keeper has it, it has it for me.
    predicate theorem_kept{L}(integer me, integer kept) =
      owner_word[kept] == HOLDER_KEEPER ==> owner_payer[kept] == owner_slot(me);

    // What an operation leaves alone is what the theorem wants left alone.
    lemma theorem_untouched{L1,L2}:
      \forall integer me; heap_untouched{L1,L2} ==>
          theorem_isolated{L1,L2}(me) && theorem_alive{L1,L2}(me);
    lemma theorem_alone{L1,L2}: \forall integer me, integer but;
        (but == OWNER_NONE || \at(owner_word[but], L1) == 0 || !theorem_another{L1}(me, but)) &&
        heap_alone{L1,L2}(but) ==> theorem_isolated{L1,L2}(me);
    lemma theorem_spared{L1,L2}: \forall integer me, integer but;
        (\at(owner_word[but], L1) == me || \at(owner_word[but], L1) == 0) &&
        heap_spared{L1,L2}(but) ==> theorem_isolated{L1,L2}(me);
    lemma theorem_opened{L1,L2}: \forall integer me, integer slot;
        \at(holder_word[slot], L1) == 0 && holder_others{L1,L2}(slot) ==>
            theorem_alive{L1,L2}(me);
    lemma theorem_returned{L1,L2}: \forall integer me, integer kept, integer but;
        theorem_kept{L1}(me, kept) &&
        (but == OWNER_NONE || \at(owner_word[but], L1) == me) &&
        heap_returned{L1,L2}(kept, but) ==> theorem_isolated{L1,L2}(me);
    lemma theorem_swept{L1,L2}:
      \forall integer me; heap_swept{L1,L2} ==> theorem_isolated{L1,L2}(me);
*/

/* What an operation may believe of who asks, and what it keeps. */
// clang-format off
#define THEOREM_BEFORE                                                                             \
    requires sound: theorem_sound; requires me: owner_live(me) && heap_common(me);
#define THEOREM_AFTER                                                                              \
    assigns THEOREM_TABLES;                                                                        \
    ensures sound: theorem_sound; ensures isolated: theorem_isolated{Pre,Post}(me);                \
    ensures alive: theorem_alive{Pre,Post}(me);
// clang-format on

/* The parts of the whole, each by its name. */
/*@ requires sound: theorem_sound;
    terminates \true; exits \false; assigns \nothing;
    HEAP_INVARIANT(ensures)
*/
static void parts(void)
{
}

/*@ requires sound: theorem_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result == heap_kept[owner_slot(me)] < OWNER_GRANULES;
    ensures kept: theorem_kept(me, \result);
    ensures paid: \result != 0 ==> owner_payer[\result] == owner_slot(me);
*/
static uint32_t place_kept(uint32_t me)
{
    parts();
    uint32_t kept = heap_kept[me % HOLDER_SPAN];
    //@ assert paid: kept != 0 ==> owner_payer[kept] == owner_slot(me);
    //@ assert first: owner_word[0] != HOLDER_KEEPER;
    return kept;
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void open_one(uint32_t me, uint64_t budget)
{
    parts();
    uint32_t opened = heap_open(budget);
    //@ assert alone: heap_alone{Pre,Here}(OWNER_NONE);
    if (opened == 0)
        return;
    uint32_t slot = opened % HOLDER_SPAN;
    //@ assert vacant: \at(holder_word[\at(slot, Here)], Pre) == 0;
    //@ assert others: holder_others{Pre,Here}(slot);
    //@ assert alive: theorem_alive{Pre,Here}(me);
}

/*@ requires sound: theorem_sound;
    requires there: owner_live(me) || holder_state[owner_slot(me)] == HOLDER_STOPPED;
    terminates \true; exits \false;
    THEOREM_AFTER
*/
static void renew_one(uint32_t me)
{
    uint32_t kept = place_kept(me);
    if (me % HOLDER_SPAN < HOLDER_FIRST)
        return;
    parts();
    heap_renew(me);
    //@ assert returned: heap_returned{Pre,Here}(kept, OWNER_NONE);
    //@ assert isolated: theorem_isolated{Pre,Here}(me);
}

/*@ THEOREM_BEFORE
    terminates \true; exits \false;
    THEOREM_AFTER
    ensures ended: owner_slot(me) >= HOLDER_FIRST ==> !owner_live(me);
*/
static void close_one(uint32_t me)
{
    uint32_t kept = place_kept(me);
    if (me % HOLDER_SPAN < HOLDER_FIRST)
        return;
    parts();
    heap_close(me);
    //@ assert returned: heap_returned{Pre,Here}(kept, OWNER_NONE);
    //@ assert isolated: theorem_isolated{Pre,Here}(me);
}

/*@ THEOREM_BEFORE
    requires to: heap_common(to);
    terminates \true; exits \false;
    THEOREM_AFTER
*/
static void claim_one(uint32_t me, uint32_t to, uint64_t size)
{
    parts();
    if (heap_claim(size, to, me)) {
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE
    requires to: owner_live(to) && heap_common(to);
    terminates \true; exits \false;
    THEOREM_AFTER
*/
static void give_one(uint32_t me, uint32_t to, const void *object)
{
    parts();
    if (heap_give(object, me, to)) {
        //@ assert mine: \at(owner_word[place_at(object)], Pre) == me;
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void drop_one(uint32_t me, const void *object)
{
    parts();
    if (heap_drop(object, me)) {
        //@ assert mine: \at(owner_word[place_at(object)], Pre) == me;
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void freeze_one(uint32_t me, const void *object)
{
    parts();
    void *handle = heap_freeze(object, me, me);
    if (handle == 0)
        return;
    uint32_t one = place_granule(object), two = place_granule(handle);
    //@ assert mine: \at(owner_word[\at(one, Here)], Pre) == me;
    //@ assert free: \at(owner_word[\at(two, Here)], Pre) == 0;
    /*@ assert apart: \forall integer g; 0 <= g < OWNER_GRANULES &&
            \at(owner_word[g], Pre) != me && \at(owner_word[g], Pre) != 0 ==>
                heap_same{Pre,Here}(g); */
    //@ assert isolated: theorem_isolated{Pre,Here}(me);
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void share_one(uint32_t me, const void *handle)
{
    parts();
    void *another = heap_share(handle, me, me);
    if (another) {
        //@ assert spared: heap_spared{Pre,Here}(place_at(another));
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void keep_one(uint32_t me, const void *object)
{
    uint32_t kept = place_kept(me);
    parts();
    if (heap_keep(object, me)) {
        //@ assert returned: heap_returned{Pre,Here}(kept, place_at(object));
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void unkeep_one(uint32_t me)
{
    uint32_t kept = place_kept(me);
    parts();
    heap_unkeep(me);
    //@ assert returned: heap_returned{Pre,Here}(kept, OWNER_NONE);
    //@ assert isolated: theorem_isolated{Pre,Here}(me);
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void kept_take(uint32_t me)
{
    uint32_t kept = place_kept(me);
    parts();
    if (heap_pass(kept, HEAP_KEEPER, me)) {
        //@ assert mine: !theorem_another{Pre}(me, kept);
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    } else {
        //@ assert same: heap_alone{Pre,Here}(OWNER_NONE);
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
    }
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void kept_drop(uint32_t me)
{
    uint32_t kept = place_kept(me);
    parts();
    if (kept == 0) {
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
        return;
    }
    if (!heap_pass(kept, me, HEAP_KEEPER)) {
        //@ assert same: heap_alone{Pre,Here}(OWNER_NONE);
        //@ assert isolated: theorem_isolated{Pre,Here}(me);
        return;
    }
    //@ assert mine: !theorem_another{Pre}(me, kept);
    //@ assert isolated: theorem_isolated{Pre,Here}(me);
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER
    ensures swept: heap_swept{Pre,Post} && holder_steady{Pre,Post};
    ensures clean: !\result ==>
        \forall integer g; 0 <= g < OWNER_GRANULES ==> !owner_stale(g);
*/
static bool sweep_one(uint32_t me, uint32_t steps)
{
    parts();
    return heap_sweep(steps);
}

/*@ THEOREM_BEFORE terminates \true; exits \false; THEOREM_AFTER */
static void page_one(uint32_t me, const void *address)
{
    parts();
    heap_table_page(address);
}

/* Is it a holder of the kernel's, who lives? */
/*@ requires sound: theorem_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> owner_live(word) && heap_common(word);
*/
static bool is_there(uint32_t word)
{
    parts();
    return owner_lives(word) && word != HOLDER_FROZEN && word != HOLDER_KEEPER;
}

/* Who may ask for this, and for whom: the kernel knows of its holders who lives. Only who has
 * stopped begins again, only who lives is given something, and a claim is for anybody. */
/*@ requires sound: theorem_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures renew: \result && operation == THEOREM_RENEW ==>
        owner_live(me) || holder_state[owner_slot(me)] == HOLDER_STOPPED;
    ensures me: \result && operation != THEOREM_RENEW ==> owner_live(me) && heap_common(me);
    ensures to: \result && (operation == THEOREM_CLAIM || operation == THEOREM_GIVE) ==>
        heap_common(to);
    ensures given: \result && operation == THEOREM_GIVE ==> owner_live(to);
*/
static bool may_ask(enum theorem_operation operation, uint32_t me, uint32_t to)
{
    if (operation == THEOREM_RENEW)
        return is_there(me) || holder_state[me % HOLDER_SPAN] == HOLDER_STOPPED;
    if (operation == THEOREM_GIVE)
        return is_there(me) && is_there(to);
    if (operation == THEOREM_CLAIM)
        return is_there(me) && to != 0 && to != HOLDER_FROZEN && to != HOLDER_KEEPER;
    return is_there(me);
}

void theorem_operation(enum theorem_operation operation, uint32_t me, uint32_t to,
                       const void *object, uint64_t number)
{
    if (!may_ask(operation, me, to))
        return;
    switch (operation) {
    case THEOREM_OPEN: open_one(me, number); return;
    case THEOREM_RENEW: renew_one(me); return;
    case THEOREM_CLOSE: close_one(me); return;
    case THEOREM_CLAIM: claim_one(me, to, number); return;
    case THEOREM_GIVE: give_one(me, to, object); return;
    case THEOREM_DROP: drop_one(me, object); return;
    case THEOREM_FREEZE: freeze_one(me, object); return;
    case THEOREM_SHARE: share_one(me, object); return;
    case THEOREM_KEEP: keep_one(me, object); return;
    case THEOREM_UNKEEP: unkeep_one(me); return;
    case THEOREM_KEPT_TAKE: kept_take(me); return;
    case THEOREM_KEPT_DROP: kept_drop(me); return;
    case THEOREM_SWEEP: sweep_one(me, (uint32_t)number); return;
    case THEOREM_PAGE: page_one(me, object); return;
    }
}

/* What is asked for: it may be anything whenever it is read. */
struct theorem_call {
    enum theorem_operation operation;
    uint32_t me, to;
    const void *object;
    uint64_t number;
};
static volatile struct theorem_call asked;

void theorem_history(void *base, uint64_t size, uint64_t length)
{
    heap_boot(base, size);
    /*@ loop invariant range: 0 <= i <= length;
        loop invariant sound: theorem_sound;
        loop assigns i, THEOREM_TABLES;
        loop variant length - i;
    */
    for (uint64_t i = 0; i < length; i++)
        theorem_operation(asked.operation, asked.me, asked.to, asked.object, asked.number);
}
