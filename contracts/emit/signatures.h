/* signatures.h - the functions of a generated header, as one reads about them: without what is in
 * them. Taken from the header itself, so that what is told is what there is. */
#ifndef DEED_SIGNATURES_H
#define DEED_SIGNATURES_H

#include "../compiler/contract.h"

/* The signatures of the functions of one message, or, for NULL, of those that belong to none, a
 * line or more each, malloced; "" when there are none. `header` is what contract_emit_header
 * gives. */
char *signatures_of(const char *header, const struct message *message);

#endif
