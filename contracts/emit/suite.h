/* suite.h - a contract's conformance suite: what the files of its emitter share.
 *
 * Each value that travels follows from its message, its argument, its place in that argument and
 * how many messages went the same way before: so both sides know it, and either one notices when
 * the other, or what is between them, gets it wrong. */
#ifndef DEED_SUITE_H
#define DEED_SUITE_H

#include "choice.h"
#include "emit.h"
#include "fill.h"

struct suite {
    struct fill fill;
    const struct suite_ends *ends;
    const struct contract *contract;
    enum side side;
    const char *stem;  /* "calculator"                   */
    struct writer out; /* what follows the helpers       */
};

/* ---- client ends that clients send (suite_source.c) ---- */

size_t suite_end_number(const struct suite_ends *ends, const struct value_type *type);

/* The call that gets one from the source. */
const char *suite_given_end(struct suite *suite, const struct value_type *type);

/* ---- values: each gives the name of a function that it adds to the helpers ---- */

/* OWN T *make(message, argument, count, length), and bool accept(T *OWN CLAIMS, ...the same): was
 * it that? */
const char *suite_maker(struct suite *suite, const struct value_type *type);
const char *suite_acceptor(struct suite *suite, const struct value_type *type);

/* Of a struct: fill(made, message, argument, first, count), and bool same(one, other). */
const char *suite_filler(struct suite *suite, const struct value_type *type);
const char *suite_comparer(struct suite *suite, const struct value_type *type);

/* value_of(message, argument, place, count). */
void suite_need_value_of(struct suite *suite);

/* A scalar of the type out of a number; and how many scalars there are in a value. */
const char *suite_scalar(struct suite *suite, const struct value_type *type, const char *number);
uint64_t suite_leaves(struct suite *suite, const struct value_type *type);

/* ---- messages ---- */

/* Declarations and statements that make the arguments of a message, in variables of the names that
 * are returned; `count` is the C expression of how many messages went before. */
const char **suite_make(struct suite *suite, struct writer *out, const struct message *message,
                        const char *count);

/* Statements that stop the component unless the message received holds exactly that; what was owned
 * is given up. */
void suite_check(struct suite *suite, struct writer *out, const char *indent,
                 const struct message *message, const char *endpoint, const char *count);

/* The functions for all states: one that sends each message in each state that has it, and one for
 * each state that takes a step. */
void suite_emit_states(struct suite *suite);

/* Transitions are numbered through the states, then through the messages. */
size_t suite_transition(const struct contract *contract, uint16_t state, size_t tag);
size_t suite_transition_count(const struct contract *contract);

#endif
