/* layout.h - where values lie in a message or struct. The rules are C's on every machine Deed has
 * (scalars aligned to their size, enums four bytes, pointers eight); the generated headers assert
 * that the C compiler sees it the same way. */
#ifndef DEED_LAYOUT_H
#define DEED_LAYOUT_H

#include "contract.h"
#include "words.h"

struct extent {
    uint64_t size, alignment;
};

/* Of one value, its array included. Endpoints, vectors and objects are a pointer. A struct by value
 * must have been measured before. */
struct extent layout_value(const struct contract *contract, const struct value_type *type);

/* Of a list of values; `offset` of its element `index` is set unless NULL. */
struct extent layout_list(const struct contract *contract, const struct parameter *list,
                          size_t count, size_t index, uint64_t *offset);

/* Bytes of the arguments of a message. */
uint64_t layout_message(const struct contract *contract, const struct message *message);

const struct type_declaration *layout_find_type(const struct contract *contract, const char *name);

/* The scalar type of this name: its size, or 0 if there is none. */
unsigned layout_scalar(const char *name);
void layout_offer_scalars(struct nearest *nearest);

#endif
