/* fix.h - `deed check --fix`: make the changes that errors are certain of. */
#ifndef CHECKER_FIX_H
#define CHECKER_FIX_H

#include "check.h"

/* Check again and again, each time making the changes that the errors carry, until there are none
 * left to make. `argv` is the command line. False when nothing could be changed that should be. */
bool fix_sources(const struct check *check, int argc, char **argv);

#endif
