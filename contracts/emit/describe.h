/* describe.h - a contract's parts in words: what the documentation, the JSON and the trace decoder
 * call them. */
#ifndef DEED_DESCRIBE_H
#define DEED_DESCRIBE_H

#include "../compiler/contract.h"
#include "../compiler/writer.h"

const char *describe_side(enum side side); /* "client", "server" */
enum side describe_sender(const struct message *message);
enum side describe_receiver(const struct message *message);

/* "scalar", "vector", "parcel", ... */
const char *describe_kind(enum value_kind kind);

/* "sum", "and", "less", ... */
const char *describe_condition(enum condition_kind kind);

/* The type as in the contract: `opt uint8_t[]`, `uint8_t [16]`. */
void describe_type(struct writer *out, const struct value_type *type);

/* The type of a value in C: `struct uint8_vector *`, `uint8_t [16]`; its name only for that of an
 * element of an array. */
const char *describe_c_name(const struct value_type *type);
void describe_c_type(struct writer *out, const struct value_type *type);

/* Bytes of a value, and where it lies among the others of a message or struct. */
uint64_t describe_size(const struct contract *contract, const struct value_type *type);
uint64_t describe_offset(const struct contract *contract, const struct parameter *list,
                         size_t count, size_t index);

/* The argument of `answer` in which the owned argument of a message comes back: one of the same
 * name and type. NULL: none. */
const struct parameter *describe_return(const struct parameter *sent, const struct message *answer);

#endif
