/* monitor.h - the contracts at run time: each endpoint's state steps on every send and receive, and
 * what the contract does not allow does not happen.
 *
 * From the contract tables boot builds one row a state and side, an entry a message. An endpoint
 * keeps the number of its row. An entry tells in one word whether this side may send or receive the
 * message in this state, whether the message has owned arguments, and the row after it; 0 is no. */
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
#define MONITOR_ROW    0x0000ffffu

#define CLIENT_SIDE 0u
#define SERVER_SIDE 1u

extern uint32_t monitor_steps[MONITOR_STEPS];

extern uint32_t monitor_first[CONTRACTS_MAX]; /* of a contract: its first row */

void monitor_boot(void);

/* What a step says of the owned arguments of this message. */
uint32_t monitor_cells(const struct message_table *message);

/* The row of a state, seen from a side. Rows of the client's side come first. */
static inline uint16_t monitor_row(uint32_t contract, uint32_t side, uint32_t state)
{
    const struct contract_table *table = &deed_contracts[contract];
    uint32_t states = table->state_count * side + state;

    return (uint16_t)(monitor_first[contract] + states * table->message_count);
}

#endif
