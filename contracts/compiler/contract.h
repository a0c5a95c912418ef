/* contract.h - a contract, parsed, resolved and proved: what the emitters and the checker read.
 *
 * The automaton is seen from neither side: a transition carries a message, and the message knows
 * its direction. The server takes it by receiving an `in` message or sending an `out` one, the
 * client the other way round. All memory belongs to the contract and dies with contract_free. */
#ifndef DEED_CONTRACT_H
#define DEED_CONTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "condition.h"
#include "diagnostic.h"

enum side { SIDE_CLIENT, SIDE_SERVER };

enum value_kind {
    VALUE_SCALAR, /* stdint type or bool: c_type                                           */
    VALUE_ENUM,   /* of this contract: declaration                                         */
    VALUE_STRUCT, /* plain struct of this contract, by value: declaration                  */
    VALUE_LINK,   /* field of a parcel's struct, `T *`: a T of the same parcel, or null    */
    VALUE_SPAN,   /* field of a parcel's struct, `T[]`: vector in the same parcel, or null */
    /* What follows is owned. */
    VALUE_VECTOR, /* `T[]`: element; of a plain struct: also declaration                   */
    VALUE_OBJECT, /* `T *`: plain struct of this contract: declaration                     */
    VALUE_ROWS,   /* `T[][]`, `parcel T[]`: a parcel with a vector of vectors; as VECTOR   */
    VALUE_PARCEL, /* `parcel T`: a parcel and its root, a struct: declaration              */
    VALUE_FROZEN, /* `frozen T[]`: an immutable counted vector; as VECTOR                  */
    VALUE_CLIENT, /* endpoints; of `contract_name`, in its state `state_name`              */
    VALUE_SERVER
};

struct value_type {
    enum value_kind kind;
    const char *c_type;  /* the C type of a value: "uint32_t", "enum File_Error",
                            "struct File_Stat", "struct uint8_vector *",
                            "struct File_Stat_vector *", "struct uint8_rows *",
                            "struct File_client *"                                 */
    const char *name;    /* as written in the contract; rows are always "T[][]"    */
    const char *element; /* vectors, spans, rows, frozen: C type of an element,
                            "uint8_t" or "struct File_Stat"                        */
    const struct type_declaration *declaration; /* enums, structs, links, objects, parcels,
                                                   and what has such elements            */
    unsigned array;            /* number of elements of a fixed array, 0: no array       */
    bool optional;             /* `opt`, owned kinds only                                */
    const char *contract_name; /* endpoints                                              */
    const char *state_name;
    struct place place; /* of its name */
};

static inline bool value_is_owned(const struct value_type *type)
{
    return type->kind >= VALUE_VECTOR;
}

struct parameter {
    const char *name;
    const char *documentation; /* doc comment or NULL */
    struct value_type type;
    struct place place;
};

struct message {
    const char *name;
    const char *documentation; /* doc comment or NULL */
    bool to_server;            /* `in` message        */
    unsigned tag;              /* its index           */
    struct parameter *parameters;
    size_t parameter_count;
    struct condition *
        requires;              /* or NULL: any arguments will do             */
    const char *requires_text; /* as written, on one line                    */
    bool inherited;            /* from the base, which has it under this tag */
    struct place place;
};

struct constant {
    const char *name;
    const char *documentation;
};

struct type_declaration { /* enum or struct of the contract */
    const char *name;     /* as in the contract; in C it is CONTRACT_NAME */
    const char *documentation;
    bool is_enum;
    bool in_parcels;            /* a struct with links or spans: lives in parcels only */
    bool inherited;             /* from the base, which has it at this index           */
    struct constant *constants; /* enum */
    size_t constant_count;
    struct parameter *fields; /* struct */
    size_t field_count;
    uint64_t size; /* bytes, and alignment, of a value */
    uint64_t alignment;
    struct place place;
};

#define STATE_NONE UINT16_MAX

struct state {
    const char *name;          /* as written, or "Ready.2" for an unnamed intermediate one */
    const char *documentation; /* doc comment or NULL */
    bool is_named;             /* declared, or a `NAME:` in a sequence, or the end */
    bool is_end;               /* nothing may follow */
    bool inherited;            /* declared in the base, or made for a state that is and that
                                  is not overridden */
    bool overrides;            /* `override state` */
    struct place place;
    uint16_t *next;  /* by tag: the state after that message, or STATE_NONE */
    bool *under_way; /* by tag: may it be queued while its receiver is in this state? */
};

struct contract {
    const char *name;
    const char *file;
    const char *documentation;
    unsigned version;            /* 1 if the contract does not say */
    const struct contract *base; /* or NULL; lives as long as the library */
    uint16_t *base_state;        /* with a base, by state: what a client that knows the base only
                                    takes it for; STATE_NONE: it cannot get there */
    struct type_declaration *types;
    size_t type_count;
    struct message *messages;
    size_t message_count;
    struct state *states; /* states[start] is the first one declared; one end state at most */
    size_t state_count;
    uint16_t start;
    unsigned
        capacity[2]; /* exact: most messages ever queued towards [SIDE_CLIENT], [SIDE_SERVER] */
};

/* May the side send (receive) some message in this state? */
bool contract_may_send(const struct contract *contract, uint16_t state, enum side side);
bool contract_may_receive(const struct contract *contract, uint16_t state, enum side side);

/* May a client of `base` talk to a server of `contract`: is it the same, or derived from it? */
bool contract_is_or_derives(const struct contract *contract, const struct contract *base);

/* STATE_NONE / NULL when there is none of that name. */
uint16_t contract_find_state(const struct contract *contract, const char *name);
const struct message *contract_find_message(const struct contract *contract, const char *name);

/* Read, resolve and analyse a contract. NULL, and errors reported, when anything is wrong with it.
 * Contracts named by endpoint arguments are not read here: see contract_library. */
struct contract *contract_read(const char *file, struct diagnostics *diagnostics);
void contract_free(struct contract *contract);

/* All contracts of a build: NAME is looked for as DIRECTORY/NAME.contract in each directory in
 * turn. A contract is read once; endpoint arguments are resolved (contract and state exist, the
 * sender of the endpoint may hold it there, no endpoint type can sit inside its own queue). */
struct contract_library;
struct contract_library *contract_library_new(const char *const *directories, size_t count,
                                              struct diagnostics *diagnostics);
const struct contract *contract_library_find(struct contract_library *library, const char *name,
                                             struct place asked_for_at);
void contract_library_free(struct contract_library *library);

/* A contract that the kernel serves, and how a port of it is declared: `word NAME behind;`. */
struct kernel_contract {
    const char *name;
    const char *word, *behind;
};
const struct kernel_contract *contract_of_kernel(const char *name); /* NULL: components serve it */

/* The emitters: the text of a generated file, malloced. The checker calls the same functions to
 * know that a header is the one that was generated. */
char *contract_emit_header(const struct contract *contract);

#endif
