/* cache.h - results of earlier checks, found by the hash of what a check reads.
 *
 * They lie under OUT/cache, some for each component, so that going back to an earlier text costs as
 * little as not changing it. An entry is believed only where it still agrees with everything that
 * its certificate names, and with itself; anything else is computed again. Only accepted components
 * are kept. `deed link` judges an object from here as it judges any other. */
#ifndef CHECKER_CACHE_H
#define CHECKER_CACHE_H

#include "check.h"

/* One check at a time writes NAME's files in OUT: wait for it. The lock ends with the process. */
void cache_lock(const struct check *check);

/* Put the result of an earlier check of just this in place; false: there is none. */
bool cache_fetch(const struct check *check);

/* Keep what was just accepted. */
void cache_store(const struct check *check);

#endif
