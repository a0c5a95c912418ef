/* guard.h - what the kernel checks of each message, though the checker has proved it: the
 * contract's step, and that the endpoint is the caller's. Everything is on in the images that are
 * shipped; the folders beside this one are for measuring what it costs, and only the bench builds
 * them. */
#ifndef KERNEL_GUARD_H
#define KERNEL_GUARD_H

#include "kernel/monitor.h"

#define GUARD_OWNER   1 /* endpoints and sets are the caller's           */
#define GUARD_MONITOR 1 /* the contract allows the message in this state */

/* What is to be said to a message of this contract, which has it, in this state, and the state
 * after it. */
/*@ requires row: row < MONITOR_STEPS;
    requires tag: tag < MONITOR_TAGS;
    terminates \true; exits \false; assigns \nothing;
    ensures step: \result == monitor_steps[row + MONITOR_SIDES * tag].step;
*/
static inline uint32_t guard_step(uint32_t contract, uint32_t row, uint32_t tag)
{
    (void)contract;
    return monitor_steps[row + MONITOR_SIDES * tag].step;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures row: \result == (uint16_t)step;
*/
static inline uint16_t guard_row(uint16_t row, uint32_t step)
{
    (void)row;
    return (uint16_t)step;
}

#endif
