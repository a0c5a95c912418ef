/* ir.h - the checker's own intermediate representation: what a component's C means for ownership.
 *
 * front*.c translates what it positively understands of libclang's tree into this and refuses all
 * else; the rules read it and never see libclang. One `struct ir_unit` a source, one `struct
 * ir_function` a definition, a control-flow graph of basic blocks with three-address instructions.
 * For ownership a scalar is only known to be assigned; what it is computed by stands beside the
 * instruction as a formula, for the pass that looks at bounds. Evaluation order is made explicit by
 * the lowering, `&&`, `||`, `?:` and `!` become edges.
 *
 * Invariants (ir_validate checks them, after the lowering and before the last pass that reads it):
 *  - every block ends in exactly one terminator, the last instruction;
 *  - each temporary is assigned exactly once, in one block, before its uses;
 *  - operands have the class that the operation demands.
 *
 * Conventions of the lowering:
 *  - Where the arms of `?:`, `&&` or `||` meet in a value, the arms assign a local with the name ""
 *    (so an owner moves into it, on each path from its own source) and what follows reads that.
 *  - An owner that a full expression makes (result of a call, TAKE, an accessor...) sits in a
 *    temporary. At the end of the full expression, on every path, IR_SCOPE_END is applied to each
 *    such temporary, moved on or not: one that still owns then leaks.
 *  - The value that is returned is copied (owners: moved) to a temporary first, then the locals'
 *    scopes end, then IR_RETURN.
 *  - A discarded argument such as a deadline is an IR_USE before the operation.
 *  - Each index stands in an IR_ELEMENT before the operation that reads or writes the element.
 *  - Constants are not args; where an argument list needs one, it is an IR_SET without args. In
 *    formulas they are.
 *  - Of a number that others may change, a static or one that is lent, an expression reads a copy.
 *  - `a[i] = e`, `p->f = e`: e is evaluated first, then p is dereferenced.
 *  - A call that does not return is IR_CALL followed by IR_STOP. */
#ifndef CHECKER_IR_H
#define CHECKER_IR_H

#include "../contracts/system/component.h"
#include "ir_set.h"

#define IR_NONE UINT32_MAX /* no variable, block, slot, ... */

typedef uint32_t ir_var;
typedef uint32_t ir_block;
typedef uint32_t ir_slot;
typedef uint32_t ir_field; /* from 1; 0: none */
typedef uint32_t ir_part;  /* from 1; 0: not known which */

enum ir_class {
    IR_SCALAR,     /* integer, bool, enum                                            */
    IR_POINTER,    /* to an object, part of one, or raw data; owned or borrowed      */
    IR_ENDPOINT,   /* to C_client or C_server                                        */
    IR_ENDPOINTS,  /* to C_client_set or C_server_set; owned, or lent by a port      */
    IR_CAPABILITY, /* to a port, ioports or the ports struct: always a borrow        */
    IR_AGGREGATE,  /* struct or array held by value in a local or static             */
    IR_VIEW        /* the same with borrows in it: a slice, or a struct or array of views.
                      It is a borrow, with the loans of all that was stored in it    */
};

/* ---- Arithmetic ---- */

__extension__ typedef __int128 ir_wide; /* any number that a C integer can be, exactly */

/* What an integer variable can hold. */
struct ir_number {
    uint8_t bits; /* 1 for bool; 0: nothing is known, as of anything that is no integer */
    bool is_signed;
};

enum ir_operand_kind {
    IR_UNKNOWN,
    IR_CONSTANT, /* `value`                                                              */
    IR_VARIABLE, /* the value of the scalar `variable`                                   */
    IR_LENGTH    /* how many elements there are in what the pointer or slice `variable`
                    refers to: `v->length`, which does not change while v stays          */
};

struct ir_operand {
    enum ir_operand_kind kind;
    ir_var variable;
    ir_wide value;
};

/* On exact integers; what comes out is then reduced to the formula's number as the machine does:
 * modulo a power of two. Division rounds toward 0, a right shift downward. */
enum ir_operator {
    IR_VALUE, /* `left`: copies, constants, conversions */
    IR_ADD,
    IR_SUBTRACT,
    IR_MULTIPLY,
    IR_DIVIDE,
    IR_REMAINDER,
    IR_AND,
    IR_OR,
    IR_XOR,
    IR_SHIFT_LEFT,
    IR_SHIFT_RIGHT,
    IR_LESS, /* the comparisons give 0 or 1 */
    IR_AT_MOST,
    IR_EQUAL,
    IR_UNEQUAL
};

/* What the result of an instruction is. IR_SET: dst itself. IR_LOAD, IR_COPY: dst itself, too,
 * where the lowering knows more than the operation says. IR_CALL, and IR_ZERO of a slice: the
 * length of what dst refers to. */
struct ir_formula {
    enum ir_operator operator;
    struct ir_number number;
    struct ir_operand left, right;
};

/* How an index is kept inside. */
enum ir_check {
    IR_TRAPPED,   /* clang emits a check that traps                                       */
    IR_AT,        /* deed_index traps                                                     */
    IR_UNCHECKED, /* nothing does: it must be proved that index < count                   */
    IR_KNOWN,     /* not an access: index < count, as the lowering knows                  */
    IR_SMALLER,   /* not an access: it must be proved that index < count                  */
    IR_ENOUGH     /* not an access: `index` elements are asked for where `count` are, and
                     it must be proved that index <= count                                */
};

/* An edit of the author's text that mends an error: `text` for `old`. */
struct ir_change {
    struct place at;
    const char *old, *text; /* NULL: nobody knows one */
};

struct ir_element {
    enum ir_check check;
    ir_var base; /* what has the elements, or IR_NONE */
    struct ir_operand index, count;
    const char *rule;   /* IR_UNCHECKED, IR_ENOUGH: what is broken if it is not so     */
    const char *why;    /* "nothing checks this"                                       */
    const char *advice; /* what to write instead                                       */
    struct ir_change change;
};

/* Kinds of marks, as bits. */
enum ir_mark {
    IR_MARK_OWN = 1, /* of parameters OWN CLAIMS; of results OWN or BORROWS */
    IR_MARK_OPT = 2,
    IR_MARK_STATE = 4,
    IR_MARK_TO = 8,
    IR_MARK_BORROWS = 16 /* of parameters that point to views */
};

/* What the declaration says: annotations, resolved. */
struct ir_annotation {
    unsigned open;     /* ir_mark: not written, left to infer.c                         */
    unsigned inferred; /* ir_mark: written by infer.c                                   */
    struct place why;  /* inferred OWN: what in the body asks for it                    */
    bool own, claims, opt;
    const char *count;  /* COUNT(n): the text n, NULL if none                       */
    ir_var count_var;   /* the parameter it names, or IR_NONE                       */
    int borrows;        /* BORROWS(x) on a result: index of that parameter, or -1   */
    bool in;            /* IN(parcel) on a field                                    */
    int in_of;          /* IN(x) on a parameter or result: its index, or -1; x itself
                           has no IN, and a result with IN(x) borrows from x, too   */
    int depth;          /* DEPTH(n) in front of a function: index of n, or -1       */
    uint16_t state, to; /* STATE_NONE if not said                                   */
};

enum ir_storage {
    IR_LOCAL,
    IR_PARAMETER,
    IR_STATIC, /* file scope or static local; a pointer among them is always an owner slot,
                  an aggregate may contain slots of its struct (container)              */
    IR_TEMPORARY
};

struct ir_variable {
    const char *name; /* "" for temporaries */
    enum ir_class class;
    enum ir_storage storage;
    struct ir_annotation annotation;
    struct ir_number number;         /* scalars */
    ir_wide initial;                 /* static integers, unless any_initial: what they start with */
    const char *type_name;           /* canonical C type, for messages and equality        */
    const char *pointee;             /* tag of the struct pointed to, "" if not a struct   */
    const struct contract *contract; /* endpoints, sets and typed ports                    */
    const struct port *port;         /* temporaries: the port that was read, or NULL       */
    struct flow_passage *passage;    /* of parameters of static functions: flow_passage.c  */
    struct place place;              /* of the declaration                                 */
    ir_var static_number;            /* IR_STATIC: in the unit's statics                   */
    enum side side;                  /* endpoints and sets                                 */
    uint16_t set_state;              /* sets: the state that all members are in; STATE_NONE:
                                        just made, see sets.c                              */
    bool from_port;                  /* sets: may be a port's, to which new clients come   */
    bool pointee_const;
    bool any_initial;
    bool lends_itself; /* views: what is in it may point to another part of it */
    bool is_object;    /* a local struct with owned fields: it ends with its scope,
                          and cannot be given away                           */
    bool in_parcel;    /* whose objects lie in parcels only                  */
};

/* An owner slot: an OWN field (of all objects of a struct) or an OWN static. Arrays of owners are
 * one slot. The effects of functions are sets of slots. An IN field is a slot as well, of which
 * only is known whether it is null: it owns nothing, is read by IR_LOAD and written by IR_STORE. */
struct ir_slot_info {
    const char *name;      /* "node.next", "g_root"                                      */
    const char *container; /* struct tag, or NULL for a static                           */
    const char *pointee;   /* tag of the struct owned, "" if none: for reachability      */
    ir_var variable;       /* statics                                                    */
    bool is_array;
    bool is_in;
    enum ir_class class; /* IR_POINTER, IR_ENDPOINT or IR_ENDPOINTS                    */
    uint16_t state;      /* endpoints and sets: declared state                         */
    const char *type_name;
};

enum ir_op {
    /* Values. `d` = dst, a = args[0], b = args[1]. */
    IR_SET,       /* d := some scalar; args are the scalars it is computed from          */
    IR_NULL,      /* d := null                                                           */
    IR_LITERAL,   /* d := pointer to constant data (string, const static), never null; or a
                     view in which there is no borrow yet                               */
    IR_COPY,      /* d := a; for owners a move (a keeps nothing), for borrows a copy;
                     for scalars the very same value (tags), anything else is IR_SET     */
    IR_ADDRESS,   /* d := address of (part of) local, static or scalar parameter `a`; a borrow
                      of it                                                               */
    IR_INTERIOR,  /* d := address of a part of *a (field, element); dereferences a       */
    IR_LOAD,      /* d := value read from *a or aggregate a. When it is a pointer or
                     endpoint read from an owner slot, `slot` says which, and d borrows
                     through it; an IN field's slot says that d lies in the parcel of *a;
                     any other pointer field without OWN is IR_NONE, d may be null;
                     a capability read from the ports struct is never null. Static owners
                     and arrays of them: a is the static itself. d may be an aggregate:
                     a struct of plain data is read as a whole                           */
    IR_STORE,     /* *a := b, or part of aggregate or view a := b; b is a scalar, a borrow that
                     is stored in a view, the pointer that is stored in the IN field `slot`,
                     or IR_NONE when a whole struct of plain data or a constant is stored  */
    IR_OBJECT,    /* pointer d := a local struct with owned fields, all of them null   */
    IR_ZERO,      /* aggregate d := initialised or assigned as a whole                   */
    IR_TAKE,      /* d := TAKE(slot) of *a, or of static a; may be null                  */
    IR_PUT,       /* PUT(slot of *a, or of static a, b)                                  */
    IR_COMPARE,   /* d := a == b on pointers; harmless                                   */
    IR_USE,       /* the values args are read (and nothing else): an expression statement */
    IR_ELEMENT,   /* an index, `element`; args are the variables in it. Where it is checked,
                     what follows is only reached with an index inside                   */
    IR_SCOPE_END, /* local or temporary a goes out of scope here                         */

    /* Calls. */
    IR_CALL, /* d := callee(args); callee from this unit or the SDK                 */

    /* Contract operations; `a` is the endpoint, set or port, `contract`, `message`. */
    IR_SEND,         /* send message; args[1..] its arguments                           */
    IR_REQUEST,      /* C_call_M: send, then receive: d := tag                          */
    IR_RECEIVE,      /* d := tag; with_deadline: the tag may be `timeout`               */
    IR_TAG,          /* d := tag of the message that endpoint a holds                   */
    IR_COMPONENT,    /* d := who is at the other end of endpoint a                      */
    IR_ACCESS,       /* d := plain argument `parameter` of message held by a            */
    IR_ACCESS_OWNED, /* d := owned argument, taken out of its cell                      */
    IR_SET_RECEIVE,  /* d := endpoint out of set a; with_deadline: may be null          */
    IR_SET_PUT,      /* endpoint args[1] into set a                                     */
    IR_SET_TAKE,     /* d := a new set, or null                                         */
    IR_SET_DROP,     /* set a goes, with all that is in it                              */
    IR_OPEN,         /* d := client endpoint in the start state, or null                */
    IR_CHANNEL,      /* d := server end of a new channel, or null                       */
    IR_PEER,         /* d := client end belonging to server endpoint a, or null         */
    IR_UPCAST,       /* d := client endpoint a, as one of its contract's base           */
    IR_CLOSE,        /* C_side_drop(a)                                                  */
    IR_WAIT,         /* d := number of the ready one among args                         */

    /* Terminators. */
    IR_JUMP,        /* to target[0]                                                        */
    IR_BRANCH,      /* on scalar a: target[0] if true, target[1] if false                  */
    IR_BRANCH_NULL, /* on pointer or endpoint a: target[0] if it is null, target[1] if not */
    IR_SWITCH,      /* on scalar a: cases[], then target[0] is default or past the switch  */
    IR_RETURN,      /* args: the value, or nothing                                         */
    IR_STOP         /* control does not go on: deed_fault, deed_exit                       */
};

struct ir_case {
    int64_t value;
    ir_block target;
    struct place place;
};

struct ir_function;

enum ir_sign { IR_NEGATIVE = 1, IR_NONE_OF_BOTH = 2, IR_POSITIVE = 4 };

/* What a function does to what a parameter points to. */
struct ir_output {
    bool is_unread;     /* never read before it is written                                      */
    bool is_written;    /* written somewhere                                                    */
    uint8_t written_if; /* set of ir_sign: written at each return of a result with such a sign;
                           all of them: at each return                                          */
};

enum ir_written {
    IR_WRITTEN_ANY,    /* a struct of plain data, perhaps            */
    IR_WRITTEN_NUMBER, /* a number, and nothing but                  */
    IR_WRITTEN_BORROW  /* a pointer, or what is no plain data: views */
};

struct ir_instruction {
    enum ir_op op : 8;
    enum ir_written written : 8; /* IR_STORE                                         */
    enum side side : 8;          /* of the endpoint operated on                      */
    bool is_length : 1;          /* IR_LOAD: the length of the slice that is there   */
    bool is_entry : 1;           /* IR_LOAD: of an element of a table of functions   */
    bool with_deadline : 1;
    bool comes_soon : 1;  /* with_deadline: the deadline is certainly not DEED_FOREVER     */
    bool has_default : 1; /* IR_SWITCH: the user wrote one                                 */
    ir_var dst;
    ir_var *args;
    unsigned arg_count, case_count;
    struct place place;       /* the expression, in the user's file                   */
    struct place *arg_places; /* calls and contract operations: of each of args       */
    ir_slot slot;
    ir_field field; /* IR_LOAD, IR_STORE: the integer field that is read or written as a whole */
    ir_part part;   /* IR_LOAD, IR_STORE, IR_COPY into a view: which part of a (or d), or of *a */
    ir_block target[2];
    const struct ir_operand *which;   /* IR_TAKE, IR_PUT of an array of owners: the element, where
                                         the index is a constant or a local; or NULL */
    const struct ir_formula *formula; /* or NULL: nothing is known of the result      */
    const struct ir_element *element;
    struct ir_function *callee;
    const struct contract *contract;
    const struct message *message;
    const struct parameter *parameter;
    struct ir_case *cases; /* IR_SWITCH                                            */
};

struct ir_basic_block {
    struct ir_instruction *instructions;
    size_t count;
    struct place place;
};

struct ir_function {
    const char *name;
    bool is_sdk;        /* declared in the SDK: no body, annotations are the truth  */
    bool is_inline_sdk; /* SDK inline function: trusted, treated as a declaration   */
    bool is_noreturn;
    bool is_entry; /* NAME_main                                                */
    struct ir_annotation result;
    enum ir_class result_class;
    bool result_is_apart; /* slices only: of no view that has no memory to lend */
    bool returns_value;
    const char *result_type;
    const struct contract *result_contract;
    enum side result_side;
    ir_var *parameters; /* indices in `variables`; for SDK functions as well (theirs
                           has no statics in front)                                 */
    size_t parameter_count;
    struct ir_variable *variables;
    size_t variable_count;
    size_t static_count;           /* statics that the body names: the first of `variables` */
    struct ir_basic_block *blocks; /* blocks[0] is the entry; none for SDK functions      */
    size_t block_count;
    size_t number;                /* in the unit                                         */
    struct place place, end;      /* of the name; of the closing brace                        */
    uint64_t bound;               /* with DEPTH(n): the largest n that others pass      */
    struct ir_function **entries; /* of a table of functions: a call of it calls one of these */
    size_t entry_count;
    struct ir_set *empties;    /* by parameter (the result behind the last): slots that are null in
                                  that object when the function returns; filled by infer.c, NULL if
                                  nothing is known */
    struct ir_output *outputs; /* by parameter; filled by outputs.c, NULL if nothing is known */
    bool *hears; /* by source (parameters, then slots, then ports): a wait's ready source is heard
                    on every way; filled by hears.c, NULL: nothing is known */
    /* Slots, filled by summary.c: it, or what it calls, may TAKE from, PUT to or drop what is in
     * them; may TAKE from them; reads borrows through them. */
    struct ir_set affects, takes, reads;
};

/* `f(p) + p->x` is in no order if f turns out to take over p, nor is `*v = a[--s->n]` if the
 * address of the field is taken anywhere. */
struct ir_condition {
    const struct ir_function *callee; /* NULL: it is about the field */
    size_t parameter;
    ir_field field;
    struct place place;
    const char *name;
};

/* An integer field of a struct of the component: of all objects of that struct. */
struct ir_field_info {
    const char *name;
    struct ir_number number;
    ir_wide low, high; /* what the initialisers put in, and the 0 of fresh objects */
    bool is_open;      /* may be written otherwise than by IR_STORE */
};

struct ir_unit {
    const struct component *component;
    struct facts *facts;          /* of the flow pass, for people; NULL: nobody asked */
    struct ir_field_info *fields; /* the number of a field is its index + 1 */
    size_t field_count;
    struct ir_condition *conditions;
    size_t condition_count;
    struct ir_function **functions; /* definitions and all SDK functions that are called  */
    size_t function_count;
    struct ir_variable *statics; /* IR_STATIC variables, shared by all functions: each
                                    has a copy of those that it names                  */
    size_t static_count;
    struct ir_slot_info *slots;
    size_t slot_count;
    bool has_tables;          /* of functions */
    unsigned proved, checked; /* accesses to elements: inside for certain, inside or a trap */
    unsigned required_proved, required_tested; /* sends of messages that require something */
    bool *touches; /* by port of the component: the source reads it from the ports struct */
};

/* An empty unit, and memory that dies with it in ir_free: zeroed, never null. */
struct ir_unit *ir_new(void);
void *ir_allocate(struct ir_unit *unit, size_t size);
const char *ir_string(struct ir_unit *unit, const char *text);

/* ir_order.c: the graph of a function's blocks. */
struct pool;
const struct ir_instruction *ir_terminator(const struct ir_function *function, ir_block block);
/* Does an instruction give the variable a value? */
bool ir_is_assigned(const struct ir_function *function, ir_var v);
size_t ir_successor_count(const struct ir_instruction *terminator);
ir_block ir_successor(const struct ir_instruction *terminator, size_t number);
/* The blocks that can be reached, in reverse postorder; the memory is the pool's. */
ir_block *ir_order(const struct ir_function *function, struct pool *pool, uint32_t *reached);

/* NULL, or why the unit breaks an invariant: a bug in the checker, hence a refusal. */
const char *ir_validate(const struct ir_unit *unit);
void ir_dump(const struct ir_unit *unit, FILE *out);
const char *ir_op_name(enum ir_op op);

#endif
