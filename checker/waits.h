/* waits.h - for whom a component may wait for ever. */
#ifndef CHECKER_WAITS_H
#define CHECKER_WAITS_H

#include "checker.h"

/* Add "CONTRACT FILE:LINE" for each contract as whose client the unit may wait for ever, with the
 * first place where it does. */
void waits_find(const struct ir_unit *unit, struct host_list *waits);

#endif
