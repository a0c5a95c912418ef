/* monitor.h - the contracts at run time: each endpoint's state steps on every send and receive, and
 * what the contract does not allow does not happen.
 *
 * From the contract tables boot builds one row a state and side, an entry a message. The rows of
 * both sides lie in each other, entry by entry, so the number of the other side's row is one bit
 * away. An endpoint keeps the number of its row. The step of an entry tells in one word whether
 * this side may send or receive the message in this state, whether the message has owned arguments,
 * and the row after it; 0 is no. Its key is what the short way of a message compares: it says which
 * message this is, too, so a tag that the contract does not have, and that leads into another row,
 * never fits. */
#ifndef KERNEL_MONITOR_H
#define KERNEL_MONITOR_H

#include <stdint.h>

#include "kernel/situation.h"
#include "kernel/tables.h"

#define CONTRACTS_MAX  256u
#define MONITOR_STEPS  65536u
#define MONITOR_PLAIN  0x80000000u /* may be sent, and has no owned arguments */
#define MONITOR_SENDS  0x40000000u /* may be sent                              */
#define MONITOR_TAKES  0x20000000u /* may be received                          */
#define MONITOR_CELLS  0x10000000u /* has owned arguments                      */
#define MONITOR_OBJECT 0x08000000u /* has just one: an object, first, never null */

#define MONITOR_SIDES 2u
#define MONITOR_TAGS  256u /* a row has fewer */

#define KEY_OBJECT                                                                                 \
    0x100u /* and the tag: may be sent, has one owned argument, see MONITOR_OBJECT                 \
            */
#define KEY_NEVER                                                                                  \
    0xffffffffu /* neither that nor MONITOR_PLAIN, which has the tag alone           */

#define CLIENT_SIDE 0u
#define SERVER_SIDE 1u

struct monitor_step {
    uint32_t key;
    uint32_t step;
};

extern struct monitor_step monitor_steps[MONITOR_STEPS + MONITOR_SIDES * MONITOR_TAGS];

extern uint32_t monitor_first[CONTRACTS_MAX]; /* of a contract: its first row */

// clang-format off
/* The entry of a message in a state, of one side and of both; as a macro, for so it names the table. */
#define MONITOR_STANDS(c, first, side, s, m)                                                       \
    monitor_entry_right(c, first, side, s, m,                                                      \
                        monitor_steps[monitor_behind(c, first, side, s, m)].step,                  \
                        monitor_steps[monitor_behind(c, first, side, s, m)].key)
#define MONITOR_BOTH(c, first, s, m)                                                               \
    (MONITOR_STANDS(c, first, CLIENT_SIDE, s, m) && MONITOR_STANDS(c, first, SERVER_SIDE, s, m))

/*@ // which entry of a contract that is, both sides' counted as one, and where it stands
    logic integer monitor_number(integer s, integer m, integer messages) = s * messages + m;
    logic integer monitor_behind{L}(integer c, integer first, integer side, integer s, integer m) =
      first + 2 * monitor_number(s, m, deed_contracts[c].message_count) + side;
    logic integer monitor_place{L}(integer c, integer side, integer s, integer m) =
      monitor_behind(c, monitor_first[c], side, s, m);

    // what a step says of the owned arguments, and of a message that the contract has in this state
    logic integer monitor_owned(struct message_table *m) =
      m->cell_count == 0 ? 0 :
      m->cell_count == 1 && m->cells->kind == CELL_OBJECT && m->cells->offset == 0 &&
        m->cells->optional == 0 ? MONITOR_CELLS + MONITOR_OBJECT : MONITOR_CELLS;
    logic integer monitor_flags(struct message_table *m, integer side) =
      m->to_server == side ? monitor_owned(m) + MONITOR_TAKES :
      m->cell_count == 0 ? MONITOR_SENDS + MONITOR_PLAIN : monitor_owned(m) + MONITOR_SENDS;
    // and of the row after it; of one that it does not have, nothing
    predicate monitor_step_right{L}(integer c, integer first, integer side, integer s, integer m,
                                    integer step) =
      after(&deed_contracts[c], s, m) == NO_STATE ? step == 0 :
        step == monitor_behind(c, first, side, after(&deed_contracts[c], s, m), 0) +
          monitor_flags(&deed_contracts[c].messages[m], side);
    // what the short way compares with the tag
    logic integer monitor_key(integer step, integer tag) =
      (step & MONITOR_PLAIN) != 0 ? tag :
      (step & MONITOR_SENDS) != 0 && (step & MONITOR_OBJECT) != 0 ? (KEY_OBJECT | tag) : KEY_NEVER;

    predicate monitor_entry_right{L}(integer c, integer first, integer side, integer s, integer m,
                                     integer step, integer key) =
      monitor_step_right(c, first, side, s, m, step) && key == monitor_key(step, m);
    predicate monitor_laid{L}(integer c, integer first) =
      first % 2 == 0 && 0 <= first &&
      monitor_behind(c, first, CLIENT_SIDE, deed_contracts[c].state_count, 0) <= MONITOR_STEPS;
    // each state of the contract, each message: what the contract says and nothing else
    predicate monitor_right{L}(integer c) =
      monitor_laid(c, monitor_first[c]) &&
      \forall integer s, m; 0 <= s < deed_contracts[c].state_count &&
          0 <= m < deed_contracts[c].message_count ==> MONITOR_BOTH(c, monitor_first[c], s, m);

    // what is there of a table, beside what the certificate says
    predicate monitor_cells_there(struct contract_table *k) =
      \forall integer m; 0 <= m < k->message_count && k->messages[m].cell_count > 0 ==>
        \valid_read(k->messages[m].cells);
    predicate monitor_readable(struct contract_table *k) = readable(k) && monitor_cells_there(k);
*/
// clang-format on

/* Looks through the certificates and builds the rows, before anything runs; it ends the machine if
 * a contract is not sound. From then on a step leads along a transition of its contract, or is 0.
 */
void monitor_boot(void);

/* What a step says of the owned arguments of this message. */
/*@ requires message: \valid_read(message);
    requires cells: message->cell_count > 0 ==> \valid_read(message->cells);
    terminates \true; exits \false; assigns \nothing;
    ensures owned: \result == monitor_owned(message);
*/
uint32_t monitor_cells(const struct message_table *message);

/* So many entries are before those of this state. */
/*@ requires small: state <= 255 && messages <= 255;
    terminates \true; exits \false; assigns \nothing;
    ensures entries: \result == monitor_number(state, 0, messages);
    ensures small: \result <= 65280;
*/
static inline uint32_t monitor_entries(uint32_t state, uint32_t messages)
{
    //@ assert small: 0 <= monitor_number(state, 0, messages) <= 65280;
    return state * messages;
}

/* The row of a state, seen from a side. */
/*@ requires contract: contract < CONTRACTS_MAX && \valid_read(&deed_contracts[contract]);
    requires state: state <= NO_STATE && side <= SERVER_SIDE;
    requires first: monitor_first[contract] <= MONITOR_STEPS;
    terminates \true; exits \false; assigns \nothing;
    ensures row: \result == (uint16_t)monitor_place(contract, side, state, 0);
*/
static inline uint16_t monitor_row(uint32_t contract, uint32_t side, uint32_t state)
{
    uint32_t entries = monitor_entries(state, deed_contracts[contract].message_count);

    return (uint16_t)(monitor_first[contract] + MONITOR_SIDES * entries + side);
}

/* The entry of a message in this row; of whatever tag, it is in the table. */
/*@ requires row: row < MONITOR_STEPS;
    terminates \true; exits \false; assigns \nothing;
    ensures entry: \result == &monitor_steps[row + MONITOR_SIDES * (tag % MONITOR_TAGS)];
    ensures inside: \valid_read(\result);
*/
static inline const struct monitor_step *monitor_entry(uint32_t row, uint32_t tag)
{
    return &monitor_steps[row + MONITOR_SIDES * (tag % MONITOR_TAGS)];
}

/* The other side's row of the same state. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures row: \result == (uint16_t)row / 2 * 2 + (1 - (uint16_t)row % 2);
*/
static inline uint16_t monitor_other_side(uint32_t row)
{
    uint16_t low = (uint16_t)row;

    return (uint16_t)(low / 2 * 2 + (1 - low % 2));
}

#endif
