/* machine.h - IR, executed: what a component may really do to its objects and endpoints.
 *
 * The machine knows nothing of the checker's rules. It follows random paths, plays the kernel and
 * the other side of every conversation at random, and says what went wrong in the end: an access to
 * nothing, to null, to what is gone; something dropped twice, or not by its owner, or lost; a
 * message that the contract does not allow, or one that nobody expected. */
#ifndef MACHINE_H
#define MACHINE_H

#include "../../../checker/checker.h"

/* Run the unit's last function once. NULL, or what went wrong. */
const char *machine_run(const struct ir_unit *unit, uint64_t *seed);

uint32_t random_below(uint64_t *seed, uint32_t limit);

#endif
