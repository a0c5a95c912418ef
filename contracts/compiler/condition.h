/* condition.h - what a message `requires` of its arguments: an expression tree.
 *
 * All arithmetic is exact, as on paper. The resolver knows for each node the smallest and largest
 * value that its arguments' types allow, and refuses what would need more than 128 bits, or
 * division of what needs more than 64: so an emitter that computes a node in a C type that holds
 * the ranges of the node and of its operands never wraps. Division rounds towards zero, as in C. */
#ifndef DEED_CONDITION_H
#define DEED_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diagnostic.h"

enum condition_kind {
    CONDITION_NUMBER,   /* a literal: number                                               */
    CONDITION_TRUTH,    /* `true`, `false`: number is 1 or 0                               */
    CONDITION_CONSTANT, /* `Error.busy`: name, enumeration, number (its value in C)        */
    CONDITION_VALUE,    /* a scalar argument, or a field of one: argument, name "stat.size" */
    CONDITION_LENGTH,   /* elements of the owned vector: argument; 0 if it is null         */
    CONDITION_IS_NULL,  /* `argument == null` */
    CONDITION_NOT_NULL, /* `argument != null` */
    CONDITION_NOT,      /* left               */
    CONDITION_AND,      /* left, right, from here on */
    CONDITION_OR,
    CONDITION_EQUAL, /* of two numbers, two truths, or two constants of one enum */
    CONDITION_UNEQUAL,
    CONDITION_LESS, /* of two numbers */
    CONDITION_AT_MOST,
    CONDITION_GREATER,
    CONDITION_AT_LEAST,
    CONDITION_ADD,
    CONDITION_SUBTRACT, /* `-x` is 0 - x */
    CONDITION_MULTIPLY, /* one factor is constant                     */
    CONDITION_DIVIDE,   /* by a positive constant, as is the next one */
    CONDITION_REMAINDER
};

enum condition_type { CONDITION_IS_BOOLEAN, CONDITION_IS_INTEGER, CONDITION_IS_ENUM };

struct type_declaration;
struct value_type;

struct condition {
    enum condition_kind kind;
    enum condition_type type;
    struct place place; /* of the operator, or of the operand's first character */
    struct condition *left, *right;
    uint64_t number;
    const char *name;               /* as written; of a value also its C path behind the argument */
    size_t argument;                /* index among the message's parameters                       */
    const struct value_type *value; /* CONDITION_VALUE: the type of what is read                */
    const struct type_declaration *enumeration; /* CONDITION_IS_ENUM                            */
    __int128 minimum, maximum; /* CONDITION_IS_INTEGER: what the types allow                 */
};

/* `&&`, `<=`, ... as it is written in contracts and in C alike; NULL for operands. */
const char *condition_operator(enum condition_kind kind);

/* Does every value from the one to the other fit the C type? */
bool condition_fits_signed(const struct condition *condition);   /* int64_t  */
bool condition_fits_unsigned(const struct condition *condition); /* uint64_t */

#endif
