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

void monitor_boot(void);

/* What a step says of the owned arguments of this message. */
uint32_t monitor_cells(const struct message_table *message);

/* The row of a state, seen from a side. */
static inline uint16_t monitor_row(uint32_t contract, uint32_t side, uint32_t state)
{
    uint32_t entries = state * deed_contracts[contract].message_count;

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
