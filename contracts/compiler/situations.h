/* situations.h - the certificate of a contract: all situations of its conversation, and what
 * follows from each, as the kernel reads and checks them (kernel/situation.h). */
#ifndef DEED_SITUATIONS_H
#define DEED_SITUATIONS_H

#include "../../kernel/tables.h"
#include "contract.h"
#include "pool.h"

/* The contract as a table of the kernel, with its certificate: what situation_check looks at. */
struct contract_table situations_table(const struct contract *contract, struct pool *pool);

#endif
