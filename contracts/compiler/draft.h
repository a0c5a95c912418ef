/* draft.h - a contract while it is being made, and the passes that make it, in order:
 *
 *   parse     text to messages, types and state expressions
 *   inherit   the base's types, messages and states come first
 *   names     what is called what; nothing generated may collide
 *   types     what a value is; its layout; what messages require
 *   shapes    which states are sub-protocols, and that these come back to something
 *   flatten   state expressions to the automaton
 *   override  that a client of the base still fits, message by message
 *   explore   both peers and both queues: is it sound, how long are the queues; once more with a
 *             client of the base
 *
 * contract_read (contract.c) runs them; a pass runs only if those before it reported nothing that
 * it builds on. Only these files include this. */
#ifndef DEED_DRAFT_H
#define DEED_DRAFT_H

#include "contract.h"
#include "notation.h"

#define MOST_STATES 254u /* a state's number is a byte in the kernel's tables, and 255 is none */
#define MOST_MESSAGES                                                                              \
    254u /* so is a message's                                                    */
#define MOST_BYTES                                                                                 \
    4096u /* arguments of one message: slots are reserved for the life of a channel */
#define MOST_OBJECT                                                                                \
    (1u << 20)             /* bytes of an owned struct                                         */
#define MOST_NESTING 32u   /* parentheses in a state expression */
#define MOST_TERMS   64u   /* operators and operands of a condition */
#define MOST_LINKS   1024u /* in all structs together */
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
    uint16_t index; /* of its state; STATE_NONE if it returns, for then it is one of those where it
                       is used */
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
    bool has_version;
    struct place **origins; /* of transitions, by state and tag */
};

/* The draft of a contract that was read, for who needs the syntax tree. */
const struct draft *contract_draft(const struct contract *contract);

void draft_parse(struct draft *draft);

/* NULL when there is none of that name. */
struct state_draft *draft_find_state(const struct draft *draft, const char *name);

/* The steps that have a label, of all states. */
const struct node **draft_labels(struct draft *draft, size_t *count);

/* The parts of parse.c that have a file of their own; the current token is the first behind `state`
 * or `requires`. False, NULL: reported, and what follows cannot be understood. */
bool draft_parse_state(struct draft *draft, bool overrides, const char *documentation);
struct condition *draft_parse_condition(struct draft *draft);
struct condition *draft_copy_condition(struct draft *draft, const struct condition *node);

void draft_inherit(struct draft *draft, const struct contract *base);
void draft_check_names(struct draft *draft);
void draft_resolve_types(struct draft *draft);
void draft_resolve_conditions(struct draft *draft); /* the last part of it, in conditions.c */
bool draft_find_shapes(struct draft *draft);        /* false: sub-protocols without end */
void draft_flatten(struct draft *draft);
void draft_check_override(struct draft *draft);
void draft_explore_base(struct draft *draft); /* a client of the base with a server of this */
void draft_explore(struct draft *draft);

/* What goes wrong in the base's text only because of what this contract says is this one's fault:
 * it is reported where the base is named, with a note. */
struct place draft_place(const struct draft *draft, struct place at);
void draft_note_base(struct draft *draft, struct place at);

#define draft_error(draft, at, ...)                                                                \
    (notation_error(&(draft)->notation, draft_place(draft, at), __VA_ARGS__),                      \
     draft_note_base(draft, at))

#endif
