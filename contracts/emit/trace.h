/* trace.h - reading a record of messages against their contract. docs/contract-trace.md says how a
 * record is written. */
#ifndef DEED_TRACE_H
#define DEED_TRACE_H

#include <stdio.h>

#include "../compiler/contract.h"

struct trace_options {
    const char *name; /* of the input, for errors */
    uint16_t from;    /* the state in which both sides begin */
    bool both;        /* both sides were recorded: what arrives must have been sent */
};

/* Print each message of `in` in words; report each that the contract does not allow, and each line
 * that is none. */
void trace_decode(const struct contract *contract, const struct trace_options *options, FILE *in,
                  FILE *out, struct diagnostics *diagnostics);

#endif
