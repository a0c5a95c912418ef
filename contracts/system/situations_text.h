/* situations_text.h - the certificate of a contract as C, among the boot tables. */
#ifndef DEED_SITUATIONS_TEXT_H
#define DEED_SITUATIONS_TEXT_H

#include "../compiler/contract.h"
#include "../compiler/writer.h"

/* The arrays of the certificate. They are looked through first, by the function that the kernel
 * runs at boot: a certificate that it would refuse is never written; the program ends with a
 * message. */
void situations_emit_arrays(struct writer *out, const struct contract *contract);

/* The certificate's members in the row of the contract. */
void situations_emit_members(struct writer *out, const struct contract *contract);

#endif
