/* situation.c - looks through the certificate of a contract; situation.h has the idea. */
#include "kernel/situation.h"

/* clang-format off */
/*@ requires wrong: 0 < verdict < 12;
    terminates \true; exits \false;
    assigns \nothing;
    ensures found: \result != SITUATION_SOUND;
*/
/* clang-format on */
static uint32_t found(enum situation_verdict verdict, uint32_t state, uint32_t tag)
{
    return (uint32_t)verdict + (state % 256 + tag % 256 * 256) * 256;
}

/* clang-format off */
/*@ requires entry: 0 <= s < states <= 255 && 0 <= m < messages <= 255;
    terminates \true; exits \false;
    assigns \nothing;
    ensures entry: \result == s * messages + m;
    ensures inside: 0 <= \result < states * messages;
*/
/* clang-format on */
static int entry(int s, int m, int states, int messages)
{
    // Products of two unknowns: by counting.
    /*@ ghost
        int r = 0;
        /@ loop invariant before: 0 <= r <= s && 0 <= r * messages <= r * 255;
           loop assigns r;
           loop variant s - r; @/
        while (r < s) r++;
        r++;
        /@ loop invariant behind: s < r <= states && s * messages + messages <= r * messages;
           loop assigns r;
           loop variant states - r; @/
        while (r < states) r++;
     */
    (void)states; /* for the proof */
    return s * messages + m;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires entry: s < k->state_count && m < k->message_count;
    terminates \true; exits \false;
    assigns \nothing;
    ensures entry: \result == after(k, s, m);
*/
/* clang-format on */
static uint32_t after(const struct contract_table *k, uint32_t s, uint32_t m)
{
    int row = (int)s, column = (int)m, place;

    //@ assert same: row == s && column == m;
    place = entry(row, column, k->state_count, k->message_count);
    //@ assert place: place == s * k->message_count + m;
    return k->next[place];
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires row: s < k->state_count;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> some_towards(k, s, side);
*/
/* clang-format on */
static bool some_towards(const struct contract_table *k, uint32_t s, uint32_t side)
{
    /*@ loop invariant range: 0 <= m <= k->message_count;
        loop invariant none: \forall integer j; 0 <= j < m ==> !allowed(k, s, j, side);
        loop assigns m;
        loop variant k->message_count - m; */
    for (uint32_t m = 0; m < k->message_count; m++)
        if (k->messages[m].to_server == side && after(k, s, m) != NO_STATE) {
            //@ assert one: allowed(k, s, m, side);
            return true;
        }
    return false;
}

/* clang-format off */
/*@ requires readable: readable(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> directed(k);
*/
/* clang-format on */
static uint32_t directed(const struct contract_table *k)
{
    /*@ loop invariant range: 0 <= m <= k->message_count;
        loop invariant so_far: \forall integer j; 0 <= j < m ==> k->messages[j].to_server <= 1;
        loop assigns m;
        loop variant k->message_count - m; */
    for (uint32_t m = 0; m < k->message_count; m++)
        if (k->messages[m].to_server > 1)
            return found(SITUATION_DIRECTION, NO_STATE, m);
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> rows_lead(k);
*/
/* clang-format on */
static uint32_t rows_lead(const struct contract_table *k)
{
    /*@ loop invariant range: 0 <= s <= k->state_count;
        loop invariant so_far: \forall integer j; 0 <= j < s ==> row_leads(k, j);
        loop assigns s;
        loop variant k->state_count - s; */
    for (uint32_t s = 0; s < k->state_count; s++) {
        /*@ loop invariant range: 0 <= m <= k->message_count;
            loop invariant so_far: \forall integer j; 0 <= j < m ==> leads(k, s, j);
            loop assigns m;
            loop variant k->message_count - m; */
        for (uint32_t m = 0; m < k->message_count; m++) {
            uint32_t next = after(k, s, m);
            if (next != NO_STATE && next >= k->state_count) {
                //@ assert wrong: !leads(k, s, m);
                //@ assert wrong_row: !row_leads(k, s);
                return found(SITUATION_NEXT, s, m);
            }
            //@ assert right: leads(k, s, m);
        }
        //@ assert right_row: row_leads(k, s);
    }
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires side: side <= 1;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> side_bounded(k, i, side);
*/
/* clang-format on */
static uint32_t side_bounded(const struct contract_table *k, uint32_t i, uint32_t side)
{
    const struct situation_table *at = &k->situations[i];

    if (at->state[side] >= k->state_count)
        return found(SITUATION_STATE, NO_STATE, 0);
    if (at->queued[side] > k->capacity[side])
        return found(SITUATION_FULL, at->state[side], 0);
    if (at->queue[side] > k->queues_count || at->queued[side] > k->queues_count - at->queue[side])
        return found(SITUATION_OUTSIDE, at->state[side], 0);
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count && j < k->situation_count;
    requires bounded: bounded(k, i) && bounded(k, j);
    requires side: side <= 1;
    requires count: skip + count <= queued(k, i, side) && count <= queued(k, j, side);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> same_queue(k, i, j, side, skip, count);
*/
/* clang-format on */
static bool same_queue(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t side,
                       uint32_t skip, uint32_t count)
{
    //@ assert both: side_bounded(k, i, side) && side_bounded(k, j, side);
    uint32_t from = k->situations[i].queue[side] + skip, to = k->situations[j].queue[side];
    //@ assert begin: from == k->situations[i].queue[side] + skip;
    //@ assert end: from + count <= k->queues_count && to + count <= k->queues_count;

    /*@ loop invariant range: 0 <= n <= count;
        loop invariant so_far: same_queue(k, i, j, side, skip, n);
        loop assigns n;
        loop variant count - n; */
    for (uint32_t n = 0; n < count; n++) {
        if (k->queues[to + n] != k->queues[from + n]) {
            //@ assert wrong: !same_tag(k, i, j, side, skip, n);
            return false;
        }
        //@ assert right: same_tag(k, i, j, side, skip, n);
    }
    return true;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count && j < k->situation_count;
    requires bounded: bounded(k, i) && bounded(k, j);
    requires side: side <= 1;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> untouched(k, i, j, side);
*/
/* clang-format on */
static bool untouched(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t side)
{
    uint32_t count = k->situations[i].queued[side];

    return k->situations[j].queued[side] == count && same_queue(k, i, j, side, 0, count);
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count && j < k->situation_count;
    requires bounded: bounded(k, i) && bounded(k, j);
    requires sides: (mover == 0 && other == 1) || (mover == 1 && other == 0);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> moved(k, i, j, mover, other, next);
*/
/* clang-format on */
static bool moved(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t mover,
                  uint32_t other, uint32_t next)
{
    const struct situation_table *from = &k->situations[i], *to = &k->situations[j];

    return to->state[mover] == next && to->state[other] == from->state[other];
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count && j < k->situation_count;
    requires bounded: bounded(k, i) && bounded(k, j);
    requires side: side <= 1;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> joined(k, i, j, m, side);
*/
/* clang-format on */
static bool joined(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t m,
                   uint32_t side)
{
    const struct situation_table *from = &k->situations[i], *to = &k->situations[j];
    uint32_t count = from->queued[side];

    //@ assert both: side_bounded(k, i, side) && side_bounded(k, j, side);
    if (to->queued[side] != count + 1 || !same_queue(k, i, j, side, 0, count))
        return false;
    return k->queues[to->queue[side] + count] == m;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count && j < k->situation_count;
    requires bounded: bounded(k, i) && bounded(k, j);
    requires side: side <= 1;
    requires queued: queued(k, i, side) > 0;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> left(k, i, j, side);
*/
/* clang-format on */
static bool left(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t side)
{
    const struct situation_table *from = &k->situations[i], *to = &k->situations[j];
    uint32_t count = from->queued[side];

    //@ assert both: side_bounded(k, i, side) && side_bounded(k, j, side);
    if (to->queued[side] != count - 1 || !same_queue(k, i, j, side, 1, count - 1))
        return false;
    return true;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    requires sides: (side == 0 && sender == 1) || (side == 1 && sender == 0);
    requires next: next == after(k, state(k, i, sender), m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> follows_sent(k, i, j, m, side, sender);
*/
/* clang-format on */
static bool follows_sent(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t m,
                         uint32_t side, uint32_t sender, uint32_t next)
{
    if (j >= k->situation_count)
        return false;
    //@ assert there: bounded(k, i) && bounded(k, j);
    return moved(k, i, j, sender, side, next) && untouched(k, i, j, sender) &&
           joined(k, i, j, m, side);
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    requires directed: directed(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==>
      (\forall integer m; 0 <= m < k->message_count ==> sends_right(k, i, m));
*/
/* clang-format on */
static uint32_t sends_right(const struct contract_table *k, uint32_t i)
{
    const struct situation_table *at = &k->situations[i];

    /*@ loop invariant range: 0 <= m <= k->message_count;
        loop invariant so_far: \forall integer l; 0 <= l < m ==> sends_right(k, i, l);
        loop assigns m;
        loop variant k->message_count - m; */
    for (uint32_t m = 0; m < k->message_count; m++) {
        uint32_t side = k->messages[m].to_server, sender = 1 - side;
        //@ assert sides: (side == 0 && sender == 1) || (side == 1 && sender == 0);
        //@ assert here: bounded(k, i) && side_bounded(k, i, sender);
        uint32_t next = after(k, at->state[sender], m);
        if (next != NO_STATE && !follows_sent(k, i, k->sent[at->sent + m], m, side, sender, next)) {
            //@ assert allowed: allowed(k, state(k, i, sender), m, side);
            //@ assert wrong: !sends_to(k, i, m, side, sender);
            return found(SITUATION_SENT, at->state[sender], m);
        }
        //@ assert right: sends_to(k, i, m, side, sender);
    }
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    requires sides: (side == 0 && sender == 1) || (side == 1 && sender == 0);
    requires queued: queued(k, i, side) > 0;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> follows_taken(k, i, j, next, side, sender);
*/
/* clang-format on */
static bool follows_taken(const struct contract_table *k, uint32_t i, uint32_t j, uint32_t side,
                          uint32_t sender, uint32_t next)
{
    if (j >= k->situation_count)
        return false;
    //@ assert there: bounded(k, i) && bounded(k, j);
    return moved(k, i, j, side, sender, next) && untouched(k, i, j, sender) && left(k, i, j, side);
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    requires sides: (side == 0 && sender == 1) || (side == 1 && sender == 0);
    requires head: queued(k, i, side) > 0 && m == under_way(k, i, side, 0);
    terminates \true; exits \false;
    assigns \nothing;
    ensures sound: \result == SITUATION_SOUND ==> arrives(k, i, m, side, sender);
    ensures complete: \result != SITUATION_SOUND ==> !arrives(k, i, m, side, sender);
*/
/* clang-format on */
static uint32_t arrives(const struct contract_table *k, uint32_t i, uint32_t m, uint32_t side,
                        uint32_t sender)
{
    const struct situation_table *at = &k->situations[i];
    uint32_t s = at->state[side];

    if (m >= k->message_count)
        return found(SITUATION_OUTSIDE, s, 0);
    //@ assert here: bounded(k, i) && side_bounded(k, i, side);
    uint32_t next = after(k, s, m);
    if (k->messages[m].to_server == side && next != NO_STATE) {
        //@ assert allowed: allowed(k, state(k, i, side), m, side);
        if (!follows_taken(k, i, at->taken[side], side, sender, next))
            return found(SITUATION_TAKEN, s, m);
        return SITUATION_SOUND;
    }
    //@ assert later: !allowed(k, state(k, i, side), m, side);
    if (some_towards(k, s, side) || !some_towards(k, s, sender))
        return found(SITUATION_UNEXPECTED, s, m);
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    requires sides: (side == 0 && sender == 1) || (side == 1 && sender == 0);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> takes_right(k, i, side, sender);
*/
/* clang-format on */
static uint32_t takes_right(const struct contract_table *k, uint32_t i, uint32_t side,
                            uint32_t sender)
{
    const struct situation_table *at = &k->situations[i];

    //@ assert here: bounded(k, i) && side_bounded(k, i, side);
    if (at->queued[side] == 0)
        return SITUATION_SOUND;
    return arrives(k, i, k->queues[at->queue[side]], side, sender);
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: i < k->situation_count;
    requires bounded: all_bounded(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> moves_on(k, i);
*/
/* clang-format on */
static uint32_t moves_on(const struct contract_table *k, uint32_t i)
{
    const struct situation_table *at = &k->situations[i];

    //@ assert here: side_bounded(k, i, 0) && side_bounded(k, i, 1);
    if (at->queued[0] > 0 || at->queued[1] > 0)
        return SITUATION_SOUND;
    if (some_towards(k, at->state[0], 1) || some_towards(k, at->state[1], 0))
        return SITUATION_SOUND;
    if (some_towards(k, at->state[0], 0) || some_towards(k, at->state[1], 1))
        return found(SITUATION_STUCK, at->state[0], 0);
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> all_bounded(k);
*/
/* clang-format on */
static uint32_t all_bounded(const struct contract_table *k)
{
    /*@ loop invariant range: 0 <= i <= k->situation_count;
        loop invariant so_far: \forall integer j; 0 <= j < i ==> bounded(k, j);
        loop assigns i;
        loop variant k->situation_count - i; */
    for (uint32_t i = 0; i < k->situation_count; i++) {
        uint32_t client = side_bounded(k, i, 0), server = side_bounded(k, i, 1);
        if (client != SITUATION_SOUND)
            return client;
        if (server != SITUATION_SOUND)
            return server;
        if (k->situations[i].sent > k->sent_count ||
            k->message_count > k->sent_count - k->situations[i].sent)
            return found(SITUATION_OUTSIDE, k->situations[i].state[0], 0);
    }
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires directed: directed(k);
    requires bounded: all_bounded(k);
    requires there: i < k->situation_count;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> closed(k, i);
*/
/* clang-format on */
static uint32_t closed(const struct contract_table *k, uint32_t i)
{
    uint32_t verdict = takes_right(k, i, 0, 1);

    if (verdict == SITUATION_SOUND)
        verdict = takes_right(k, i, 1, 0);
    if (verdict != SITUATION_SOUND)
        return verdict;
    verdict = moves_on(k, i);
    return verdict == SITUATION_SOUND ? sends_right(k, i) : verdict;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires directed: directed(k);
    requires bounded: all_bounded(k);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> all_closed(k);
*/
/* clang-format on */
static uint32_t all_closed(const struct contract_table *k)
{
    /*@ loop invariant range: 0 <= i <= k->situation_count;
        loop invariant so_far: \forall integer j; 0 <= j < i ==> closed(k, j);
        loop assigns i;
        loop variant k->situation_count - i; */
    for (uint32_t i = 0; i < k->situation_count; i++) {
        uint32_t verdict = closed(k, i);
        if (verdict != SITUATION_SOUND)
            return verdict;
    }
    return SITUATION_SOUND;
}

/* clang-format off */
/*@ requires readable: readable(k);
    requires there: k->situation_count > 0;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result != 0 <==> begins(k);
*/
/* clang-format on */
static bool begins(const struct contract_table *k)
{
    const struct situation_table *first = &k->situations[0];

    return first->state[0] == k->start && first->state[1] == k->start && first->queued[0] == 0 &&
           first->queued[1] == 0;
}

uint32_t situation_check(const struct contract_table *contract)
{
    uint32_t verdict;

    if (contract->start >= contract->state_count || contract->state_count == NO_STATE ||
        contract->situation_count == 0)
        return found(SITUATION_COUNT, NO_STATE, 0);
    verdict = directed(contract);
    if (verdict == SITUATION_SOUND)
        verdict = rows_lead(contract);
    if (verdict == SITUATION_SOUND && !begins(contract))
        verdict = found(SITUATION_BEGIN, contract->start, 0);
    if (verdict == SITUATION_SOUND)
        verdict = all_bounded(contract);
    return verdict == SITUATION_SOUND ? all_closed(contract) : verdict;
}

/* What follows for a conversation that is in a situation of a certified contract. */
/* clang-format off */
/*@ lemma each_closed{L}: \forall struct contract_table *k, integer i;
      certified(k) && 0 <= i < k->situation_count ==> closed(k, i);
    lemma each_sends{L}: \forall struct contract_table *k, integer i, m;
      closed(k, i) && 0 <= m < k->message_count ==> sends_right(k, i, m);
    lemma each_bounded{L}: \forall struct contract_table *k, integer j, side;
      all_bounded(k) && 0 <= j < k->situation_count && (side == 0 || side == 1) ==>
        side_bounded(k, j, side);
    lemma one_more{L}: \forall struct contract_table *k, integer i, j, m, side, sender;
      follows_sent(k, i, j, m, side, sender) ==>
        0 <= j < k->situation_count && queued(k, j, side) == queued(k, i, side) + 1;
    lemma side_fits{L}: \forall struct contract_table *k, integer j, side;
      side_bounded(k, j, side) ==> queued(k, j, side) <= k->capacity[side];
    lemma each_fits{L}: \forall struct contract_table *k, integer j, side;
      all_bounded(k) && 0 <= j < k->situation_count && (side == 0 || side == 1) ==>
        side_bounded(k, j, side) && queued(k, j, side) <= k->capacity[side];
    lemma each_sent{L}: \forall struct contract_table *k, integer i, m, side, sender;
      sends_to(k, i, m, side, sender) && allowed(k, state(k, i, sender), m, side) ==>
        0 <= sent(k, i, m) < k->situation_count &&
        queued(k, sent(k, i, m), side) == queued(k, i, side) + 1;
    lemma room{L}: \forall struct contract_table *k, integer i, m, side, sender;
      all_bounded(k) && sends_to(k, i, m, side, sender) && (side == 0 || side == 1) &&
      allowed(k, state(k, i, sender), m, side) ==> queued(k, i, side) < k->capacity[side];
    lemma never_full{L}: \forall struct contract_table *k, integer i, m, side, sender;
      certified(k) && 0 <= i < k->situation_count &&
      ((side == 0 && sender == 1) || (side == 1 && sender == 0)) &&
      allowed(k, state(k, i, sender), m, side) ==> queued(k, i, side) < k->capacity[side];
    lemma each_takes{L}: \forall struct contract_table *k, integer i, side, other;
      closed(k, i) && ((side == 0 && other == 1) || (side == 1 && other == 0)) ==>
        takes_right(k, i, side, other);
    lemma head{L}: \forall struct contract_table *k, integer i, m, side, other;
      arrives(k, i, m, side, other) && (hears(k, i, side) || !speaks(k, i, side, other)) ==>
        allowed(k, state(k, i, side), m, side);
    lemma never_unexpected{L}: \forall struct contract_table *k, integer i, side, other;
      certified(k) && 0 <= i < k->situation_count &&
      ((side == 0 && other == 1) || (side == 1 && other == 0)) && queued(k, i, side) > 0 &&
      (hears(k, i, side) || !speaks(k, i, side, other)) ==>
        allowed(k, state(k, i, side), under_way(k, i, side, 0), side);
    lemma each_moves{L}: \forall struct contract_table *k, integer i;
      closed(k, i) ==> moves_on(k, i);
    lemma moving{L}: \forall struct contract_table *k, integer i;
      moves_on(k, i) && queued(k, i, 0) == 0 && queued(k, i, 1) == 0 &&
      !speaks(k, i, 0, 1) && !speaks(k, i, 1, 0) ==> !hears(k, i, 0) && !hears(k, i, 1);
    lemma never_stuck{L}: \forall struct contract_table *k, integer i;
      certified(k) && 0 <= i < k->situation_count && queued(k, i, 0) == 0 && queued(k, i, 1) == 0 &&
      !speaks(k, i, 0, 1) && !speaks(k, i, 1, 0) ==> !hears(k, i, 0) && !hears(k, i, 1);
*/
/* clang-format on */
