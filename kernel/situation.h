/* situation.h - the certificate of a contract: every situation that a conversation can come into.
 *
 * A situation is where both sides are and what is under way, each way. The contract compiler lists
 * them with each contract's table, and for every move the situation after it. situation_check looks
 * whether the list is what it says, and whether each situation in it is sound; nothing else is
 * known of the compiler. The first situation is that of a fresh channel; a move of either side
 * leads from one in the list to one in the list; so a conversation is always in one of them, and
 * then
 *
 * - no queue is ever full: what may be sent finds room (lemma never_full),
 * - no message arrives unexpected: who waits can take what comes first (lemma never_unexpected),
 * - not both wait with nothing under way (lemma never_stuck).
 *
 * Boot asks for every contract before a component starts; `deed system` and `deed link` run the
 * same text. docs/certificates.md says how the monitor and the channels rest on it. */
#ifndef KERNEL_SITUATION_H
#define KERNEL_SITUATION_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/tables.h"

/* What is wrong with a table or its certificate. */
enum situation_verdict {
    SITUATION_SOUND,
    SITUATION_COUNT,      /* no states, no situations, or a start that is no state */
    SITUATION_DIRECTION,  /* a message that goes neither to the server nor to the client */
    SITUATION_NEXT,       /* a transition to a state that is not there */
    SITUATION_BEGIN,      /* the first situation is not that of a fresh channel */
    SITUATION_STATE,      /* a situation of a state that is not there */
    SITUATION_FULL,       /* more is under way than the queue takes */
    SITUATION_OUTSIDE,    /* a situation names entries that are not there */
    SITUATION_SENT,       /* another situation follows when this message is sent */
    SITUATION_TAKEN,      /* another situation follows when this message is taken */
    SITUATION_UNEXPECTED, /* a message arrives where it is not allowed */
    SITUATION_STUCK       /* both sides wait, and nothing is under way */
};

/* What situation_check found: a verdict, and with it a state (NO_STATE: none in particular) and the
 * tag of a message. */
#define SITUATION_VERDICT(found) ((found) % 256)
#define SITUATION_IN(found)      ((found) / 256 % 256)
#define SITUATION_TAG(found)     ((found) / 65536)

/*@ predicate situation_of_message(integer verdict) =
      verdict == SITUATION_DIRECTION || verdict == SITUATION_NEXT || verdict == SITUATION_SENT ||
      verdict == SITUATION_TAKEN || verdict == SITUATION_UNEXPECTED;
*/

/* clang-format off */
/*@ predicate readable(struct contract_table *k) =
      \valid_read(k) && \valid_read(k->next + (0 .. k->state_count * k->message_count - 1)) &&
      \valid_read(k->messages + (0 .. k->message_count - 1)) &&
      \valid_read(k->situations + (0 .. k->situation_count - 1)) &&
      \valid_read(k->queues + (0 .. k->queues_count - 1)) &&
      \valid_read(k->sent + (0 .. k->sent_count - 1));

    logic integer after(struct contract_table *k, integer s, integer m) =
      k->next[s * k->message_count + m];
    logic integer state(struct contract_table *k, integer i, integer side) =
      k->situations[i].state[side];
    logic integer queued(struct contract_table *k, integer i, integer side) =
      k->situations[i].queued[side];
    logic integer under_way(struct contract_table *k, integer i, integer side, integer n) =
      k->queues[k->situations[i].queue[side] + n];
    logic integer sent(struct contract_table *k, integer i, integer m) =
      k->sent[k->situations[i].sent + m];

    // in state s there is a message towards this side
    predicate allowed(struct contract_table *k, integer s, integer m, integer side) =
      0 <= m < k->message_count && k->messages[m].to_server == side && after(k, s, m) != NO_STATE;
    predicate some_towards(struct contract_table *k, integer s, integer side) =
      \exists integer m; allowed(k, s, m, side);
    predicate speaks(struct contract_table *k, integer i, integer side, integer other) =
      some_towards(k, state(k, i, side), other);
    predicate hears(struct contract_table *k, integer i, integer side) =
      some_towards(k, state(k, i, side), side);

    predicate side_bounded(struct contract_table *k, integer i, integer side) =
      state(k, i, side) < k->state_count && queued(k, i, side) <= k->capacity[side] &&
      k->situations[i].queue[side] + queued(k, i, side) <= k->queues_count;
    predicate bounded(struct contract_table *k, integer i) =
      side_bounded(k, i, 0) && side_bounded(k, i, 1) &&
      k->situations[i].sent + k->message_count <= k->sent_count;

    // what is under way in j is what is under way in i, without the oldest `skip`
    predicate same_tag(struct contract_table *k, integer i, integer j, integer side,
                       integer skip, integer n) =
      under_way(k, j, side, n) == under_way(k, i, side, skip + n);
    predicate same_queue(struct contract_table *k, integer i, integer j, integer side,
                         integer skip, integer count) =
      \forall integer n; 0 <= n < count ==> same_tag(k, i, j, side, skip, n);
    predicate untouched(struct contract_table *k, integer i, integer j, integer side) =
      queued(k, j, side) == queued(k, i, side) && same_queue(k, i, j, side, 0, queued(k, i, side));

    // the mover is in the state `next` now and has the same queue, the other side has not moved
    predicate moved(struct contract_table *k, integer i, integer j, integer mover, integer other,
                    integer next) =
      state(k, j, mover) == next && state(k, j, other) == state(k, i, other);

    // j is what becomes of i when m is sent towards `side`
    predicate joined(struct contract_table *k, integer i, integer j, integer m, integer side) =
      queued(k, j, side) == queued(k, i, side) + 1 &&
      same_queue(k, i, j, side, 0, queued(k, i, side)) &&
      under_way(k, j, side, queued(k, i, side)) == m;
    predicate follows_sent(struct contract_table *k, integer i, integer j, integer m, integer side,
                           integer sender) =
      0 <= j < k->situation_count &&
      moved(k, i, j, sender, side, after(k, state(k, i, sender), m)) &&
      untouched(k, i, j, sender) && joined(k, i, j, m, side);
    predicate sends_to(struct contract_table *k, integer i, integer m, integer side, integer sender) =
      allowed(k, state(k, i, sender), m, side) ==>
        follows_sent(k, i, sent(k, i, m), m, side, sender);
    predicate sends_right(struct contract_table *k, integer i, integer m) =
      (k->messages[m].to_server == 0 ==> sends_to(k, i, m, 0, 1)) &&
      (k->messages[m].to_server == 1 ==> sends_to(k, i, m, 1, 0));

    // j is what becomes of i when this side takes the oldest message towards it
    predicate left(struct contract_table *k, integer i, integer j, integer side) =
      queued(k, j, side) == queued(k, i, side) - 1 &&
      same_queue(k, i, j, side, 1, queued(k, i, side) - 1);
    predicate follows_taken(struct contract_table *k, integer i, integer j, integer next,
                            integer side, integer sender) =
      0 <= j < k->situation_count && moved(k, i, j, side, sender, next) &&
      untouched(k, i, j, sender) && left(k, i, j, side);
    predicate arrives(struct contract_table *k, integer i, integer m, integer side,
                      integer sender) =
      m < k->message_count &&
      (allowed(k, state(k, i, side), m, side)
         ? follows_taken(k, i, k->situations[i].taken[side], after(k, state(k, i, side), m),
                         side, sender)
         : !some_towards(k, state(k, i, side), side) &&
           some_towards(k, state(k, i, side), sender));
    predicate takes_right(struct contract_table *k, integer i, integer side, integer sender) =
      queued(k, i, side) == 0 || arrives(k, i, under_way(k, i, side, 0), side, sender);

    predicate moves_on(struct contract_table *k, integer i) =
      queued(k, i, 0) > 0 || queued(k, i, 1) > 0 || speaks(k, i, 0, 1) || speaks(k, i, 1, 0) ||
      (!hears(k, i, 0) && !hears(k, i, 1));
    predicate closed(struct contract_table *k, integer i) =
      takes_right(k, i, 0, 1) && takes_right(k, i, 1, 0) && moves_on(k, i) &&
      (\forall integer m; 0 <= m < k->message_count ==> sends_right(k, i, m));

    predicate counted(struct contract_table *k) =
      k->start < k->state_count && k->state_count < NO_STATE && k->situation_count > 0;
    predicate directed(struct contract_table *k) =
      \forall integer m; 0 <= m < k->message_count ==> k->messages[m].to_server <= 1;
    predicate leads(struct contract_table *k, integer s, integer m) =
      after(k, s, m) < k->state_count || after(k, s, m) == NO_STATE;
    predicate row_leads(struct contract_table *k, integer s) =
      \forall integer m; 0 <= m < k->message_count ==> leads(k, s, m);
    predicate rows_lead(struct contract_table *k) =
      \forall integer s; 0 <= s < k->state_count ==> row_leads(k, s);
    predicate begins(struct contract_table *k) =
      state(k, 0, 0) == k->start && state(k, 0, 1) == k->start &&
      queued(k, 0, 0) == 0 && queued(k, 0, 1) == 0;
    predicate all_bounded(struct contract_table *k) =
      \forall integer i; 0 <= i < k->situation_count ==> bounded(k, i);
    predicate all_closed(struct contract_table *k) =
      \forall integer i; 0 <= i < k->situation_count ==> closed(k, i);

    predicate certified(struct contract_table *k) =
      counted(k) && directed(k) && rows_lead(k) && begins(k) && all_bounded(k) && all_closed(k);
*/

/*@ requires readable: readable(contract);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == SITUATION_SOUND <==> certified(contract);
*/
/* clang-format on */
uint32_t situation_check(const struct contract_table *contract);

/* In words; where it is about the message, behind its name. */
/*@ requires verdict: SITUATION_VERDICT(found) <= SITUATION_STUCK;
    terminates \true; exits \false; assigns \nothing;
    ensures there: text_there(\result.words, \result.size);
*/
struct text situation_words(uint32_t found);
/*@ terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> situation_of_message(SITUATION_VERDICT(found));
*/
bool situation_is_of_message(uint32_t found);

#endif
