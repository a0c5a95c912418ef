/* header_unsupported.h - until headers have all that the notation has. */
#ifndef DEED_HEADER_UNSUPPORTED_H
#define DEED_HEADER_UNSUPPORTED_H

#include "../compiler/contract.h"

/* True, and reported: the contract has what contract_emit_header cannot say yet. */
bool contract_header_unsupported(const struct contract *contract, struct diagnostics *diagnostics);

#endif
