/* emit.h - what follows from a contract: each function gives the text of a file, malloced. */
#ifndef DEED_EMIT_H
#define DEED_EMIT_H

#include "../compiler/contract.h"

/* The contract in this file in the usual layout; NULL, and errors reported, when it does not
 * parse. */
char *contract_format(const char *file, struct diagnostics *diagnostics);

#endif
