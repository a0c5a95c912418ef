/* draft.h - a contract while it is being made, and the passes that make it, in order:
 *
 *   parse     text to messages, types and state expressions
 *   names     what is called what; nothing generated may collide
 *   types     what a value is; its layout
 *   flatten   state expressions to the automaton
 *   explore   both peers and both queues: is it sound, how long are the queues
 *
 * contract_read (contract.c) runs them; a pass runs only if those before it reported nothing that
 * it builds on. Only these files include this. */
#ifndef DEED_DRAFT_H
#define DEED_DRAFT_H

#include "contract.h"
#include "notation.h"

#define MOST_STATES 254u /* a state's number is a byte in the kernel's tables, and 255 is none */
#define MOST_MESSAGES                                                                              \
    254u                /* so is a message's                                                    */
#define MOST_BYTES                                                                                 \
    4096u /* arguments of one message: slots are reserved for the life of a channel */
#define MOST_OBJECT                                                                                \
    (1u << 20)           /* bytes of an owned struct                                         */
#define MOST_NESTING 32u /* parentheses in a state expression */
#define MOST_PARTS                                                                                 \
    255u /* arguments of a message, fields of a struct, constants of an enum, types */

enum node_kind {
    NODE_MESSAGE, /* Name? or Name!                                                       */
    NODE_JUMP,    /* Name of a state; with something following: a sub-protocol            */
    NODE_GROUP,   /* ( ... or ... )                                                       */
    NODE_BASE     /* `base`, an alternative of an `override state`: those of the base     */
};

/* A state expression: a step, what follows it, and, for the first step of a sequence, the sequence
 * that is the alternative to this one. A sequence whose last step is not a jump goes on behind the
 * group that it stands in; at the top it returns to where its state was used as a sub-protocol. */
struct node {
    enum node_kind kind;
    const char *name;
    const char *label; /* `NAME:` in front: what the point before this step is called */
    struct place label_place;
    bool received; /* NODE_MESSAGE: `?`, the server receives it */
    struct place place;
    struct node *following;
    struct node *alternative;
    struct node *choices; /* NODE_GROUP: the first step of the first sequence; NODE_BASE: that of
                             the base's state */
};

struct state_draft {
    const char *name;
    const char *documentation;
    struct place place;
    struct node *choices;
    bool overrides; /* `override state`                          */
    bool inherited; /* from the base, with the base's expression */
    bool returns;   /* some sequence ends without a target: a sub-protocol */
};

struct draft {
    struct pool pool;
    struct contract contract;
    struct place place; /* of the contract's name */
    struct notation notation;
    struct state_draft *states; /* with a base: its states first, then the new ones */
    size_t state_count;
    const char *base_name; /* `contract NAME : BASE`, or NULL */
    struct place base_place;
};

/* The draft of a contract that was read, for who needs the syntax tree. */
const struct draft *contract_draft(const struct contract *contract);

void draft_parse(struct draft *draft);
void draft_check_names(struct draft *draft);
void draft_resolve_types(struct draft *draft);
void draft_flatten(struct draft *draft);
void draft_explore(struct draft *draft);

#define draft_error(draft, ...) notation_error(&(draft)->notation, __VA_ARGS__)

#endif
