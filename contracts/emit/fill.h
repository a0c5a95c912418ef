/* fill.h - what generated components say when nobody has said what: zeros, empty vectors, fresh
 * channels. And how they get rid of what they were sent.
 *
 * Owned values come from small functions (`fresh_uint8_vector`) and go through others (`give_up_
 * Feed_client_Start`); whoever needs one gets it into `helpers`, which stands in front. */
#ifndef DEED_FILL_H
#define DEED_FILL_H

#include "../compiler/contract.h"
#include "../compiler/pool.h"
#include "../compiler/writer.h"

struct fill {
    struct contract_library *library;
    struct pool pool;
    struct writer helpers;
    const char **made; /* names of helpers that are there, or in the making */
    size_t made_count;
    bool *finished;
    size_t locals; /* declared in the function at hand; who begins one sets this to 0 */
};

/* The function of that name has to be written; false when it was before. */
bool fill_begin(struct fill *fill, const char *name);
void fill_end(struct fill *fill, const char *name, struct writer *text);
bool fill_is_finished(const struct fill *fill, const char *name);

/* "uint8_vector" of `struct uint8_vector *`. */
const char *fill_stem(struct pool *pool, const struct value_type *type);

/* "key_value_store" of KeyValueStore: what components of a contract are called. */
char *fill_stem_of(struct pool *pool, const char *contract);

/* "uint8_vector" of `struct uint8_frozen *`, or of rows. */
const char *fill_vector_stem(struct pool *pool, const struct value_type *type);

const struct value_type *fill_field(const struct type_declaration *declaration, const char *path);

/* "static " for what is too large for the stack, else "". */
const char *fill_storage(const struct value_type *type);

/* A scalar of that type as a constant of C. */
const char *fill_constant(struct pool *pool, const struct value_type *type, uint64_t value);

/* "Ready_2" of Ready.2. */
const char *fill_word(struct pool *pool, const char *state);

/* What to pass for each argument of a message; declarations that have to come before go to `out`.
 * `ready` gives what is there already, by parameter, or NULL. */
const char **fill_arguments(struct fill *fill, struct writer *out, const char *indent,
                            const struct message *message, const char *const *ready);

/* `C_send_M(endpoint, arguments...);` with what it takes. */
void fill_send(struct fill *fill, struct writer *out, const char *indent,
               const struct contract *contract, const struct message *message, const char *endpoint,
               const char *const *ready);

/* Get rid of an owned value. */
void fill_discard(struct fill *fill, struct writer *out, const char *indent,
                  const struct value_type *type, const char *value);

/* The call that makes an endpoint in a state (ends.c), and the one that gives it up. */
const char *fill_fresh_end(struct fill *fill, const struct value_type *type);
const char *fill_give_up_end(struct fill *fill, const char *contract, enum side side,
                             const char *state);

/* "    makes File, Timer;\n" of what a generated source makes channels of, or "". */
const char *fill_makes(struct pool *pool, const char *source);

/* The words that the emitters of contracts all need. */
static inline const char *side_word(enum side side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

static inline bool message_from(const struct message *message, enum side side)
{
    return message->to_server == (side == SIDE_CLIENT);
}

#endif
