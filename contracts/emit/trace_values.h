/* trace_values.h - the arguments of a recorded message: in words, and against what the message
 * requires of them. */
#ifndef DEED_TRACE_VALUES_H
#define DEED_TRACE_VALUES_H

#include "../compiler/contract.h"
#include "../compiler/writer.h"

/* `offset = 512, why = busy, at = {x = 1, y = -2}`. There are as many bytes as the message has. */
void trace_print_values(struct writer *out, const struct contract *contract,
                        const struct message *message, const uint8_t *bytes);

/* The first argument that is null but not `opt`; NULL: none is. */
const char *trace_find_null(const struct contract *contract, const struct message *message,
                            const uint8_t *bytes);

/* Do these arguments break what the message requires? What a length decides is not known here. */
bool trace_breaks_condition(const struct contract *contract, const struct message *message,
                            const uint8_t *bytes);

#endif
