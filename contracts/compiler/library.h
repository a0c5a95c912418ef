/* library.h - the library's part that only the commands use: contracts given by file. */
#ifndef DEED_LIBRARY_H
#define DEED_LIBRARY_H

#include "contract.h"

/* Where a contract finds its base: NULL when there is none, or it is wrong; that is reported. */
struct base_finder {
    const struct contract *(*find)(void *library, const char *name, struct place asked_for_at);
    void *library;
};

/* contract_read, for somebody else than the user: a file that is missing is reported at that place.
 */
struct contract *contract_read_at(const char *file, struct place asked_for_at,
                                  const struct base_finder *bases, struct diagnostics *diagnostics);

/* Is the file a contract as far as its grammar goes? If not, that is reported. */
bool contract_parses(const char *file, struct diagnostics *diagnostics);

/* A contract as it is written, sound or not, for its syntax tree only; the caller
 * frees it. */
struct contract *contract_read_unproved(const char *file, const struct base_finder *bases,
                                        struct diagnostics *diagnostics);
struct contract *contract_library_read_unproved(struct contract_library *library, const char *file);

/* The contract in this very file, and all that it names. NULL when anything is wrong with it. */
const struct contract *contract_library_read(struct contract_library *library, const char *file);

#endif
