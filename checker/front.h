/* front.h - from libclang's tree to the IR, in three steps, each with its own view of the program:
 *
 *   declarations  types, records, variables and functions, entered in tables
 *                 (front_type.c, front_record.c, front_view.c, front_annotation.c,
 *                 front_declare.c, front_linkage.c, front_table.c, front_operation.c)
 *   tree          statements and expressions as nodes: only what Deed C knows, with every
 *                 conversion looked at (front_tree.c, front_expression.c, front_element.c,
 * front_text.c, front_invoke.c, front_convert.c, front_division.c, front_sequence.c,
 *                 front_recursion.c, front_depth.c)
 *   lowering      nodes to basic blocks
 *                 (front_lower.c, front_value.c, front_call.c, front_scan.c, front_walk.c,
 *                 front_emit.c)
 *
 * front.c runs them. Only the first two see libclang (front_cursor.c and front_place.c ask it small
 * questions, front_compile.c passes on what it says, front_nearest.c knows names like one that is
 * not there, front_fix.c writes what mends it). What a step does not positively know it refuses;
 * when the rule it refuses by is off, in a test build, it goes on with the nearest meaning. Private
 * to front*.c. */
#ifndef CHECKER_FRONT_H
#define CHECKER_FRONT_H

#include <clang-c/Index.h>

#include "checker.h"

/* ---- Types ---- */

enum type_kind {
    TYPE_VOID,
    TYPE_INTEGER, /* bool and character types included         */
    TYPE_ENUM,
    TYPE_FLOAT, /* float and double, in components that say `float;` */
    TYPE_RECORD,
    TYPE_ARRAY,
    TYPE_FLEXIBLE, /* a flexible array member counted by `length` */
    TYPE_POINTER,
    TYPE_FUNCTION,
    TYPE_FOREIGN /* anything else */
};

struct record;

struct type {
    enum type_kind kind;
    CXType clang; /* canonical */
    const char *name;
    bool is_const;
    bool is_signed;            /* integers */
    uint64_t size;             /* bytes */
    uint64_t length;           /* arrays */
    const struct type *target; /* pointers: to what; arrays: element */
    struct record *record;
    const char *lack; /* what of it Deed C has not, NULL if nothing */
};

enum record_kind {
    RECORD_PLAIN,    /* plain data                                                */
    RECORD_OWNING,   /* the component's, with owned fields                        */
    RECORD_VECTOR,   /* the SDK's: const length, counted elements                 */
    RECORD_ENDPOINT, /* C_client, C_server                                        */
    RECORD_SET,      /* C_client_set, C_server_set                                */
    RECORD_PORT,     /* C_port                                                    */
    RECORD_IOPORTS,
    RECORD_PORTS,  /* NAME_ports: what NAME_main gets                           */
    RECORD_SEALED, /* frozen vectors, rows: owned, but reached by functions      */
    RECORD_NODE,   /* with IN fields: lives inside of parcels only              */
    RECORD_PARCEL, /* begins with a struct deed_parcel: a parcel, by its root   */
    RECORD_HANDLE, /* the component's, to a frozen parcel: its root, const and OWN */
    RECORD_SLICE,  /* the SDK's: `at` points to `length` elements               */
    RECORD_VIEW,   /* the component's, with slices or other views in it         */
    RECORD_TABLE,  /* the component's, with pointers to functions: constant     */
    RECORD_OPAQUE  /* any other record of the SDK that is not plain data        */
};

struct field {
    const char *name;
    const struct type *type;
    struct ir_annotation annotation;
    ir_slot slot;    /* owned fields */
    ir_slot in_slot; /* IN fields    */
    ir_field number; /* integer fields of the component's structs */
    struct place place;
    CXCursor cursor;
    bool is_bit_field;
    bool may_lie_over; /* bytes of something else: a byte, in a component with overlays */
};

struct record {
    CXCursor cursor;
    const char *tag;
    bool is_sdk;
    bool is_complete;
    bool is_filled;
    bool is_refused; /* reported: nothing more is said about it */

    enum record_kind kind;
    struct field *fields;
    size_t field_count;
    const struct contract *contract;
    enum side side;
    struct place place;
};

/* ---- Names ---- */

struct variable {
    CXCursor cursor; /* canonical */
    const char *name;
    const struct type *type;
    enum ir_storage storage;
    struct ir_annotation annotation;
    ir_slot slot;      /* statics that own */
    ir_var index;      /* in the function's variables */
    ir_var number;     /* statics: in the unit's */
    bool counts;       /* some COUNT names it: it may not change */
    bool is_refused;   /* reported: nothing more is said about it */
    bool lacks_count;  /* reported: it is indexed or computed with, and has no COUNT */
    bool is_lent;      /* its address is taken somewhere */
    bool is_object;    /* locals: a struct with owned fields, which is what it owns in the IR */
    bool is_defined;   /* statics: not only declared */
    bool has_texts;    /* tables of texts: no element is null */
    bool is_depth;     /* parameters: DEPTH names it: it may not change */
    struct walk *walk; /* pointers that are moved over counted elements: front_walk.c */
    struct variable *first; /* counts that change: what it was at the beginning */
    bool counts_by_first;   /* pointers whose COUNT is one of those */
    const char *text;       /* statics: the annotations as written */
    unsigned end_offset;    /* statics: of the declaration last seen */
    struct place place;
};

/* What a call of an SDK function means. */
enum meaning {
    MEANING_CALL, /* what its annotations say */
    MEANING_SLOT_TAKE,
    MEANING_SLOT_PUT,
    MEANING_INDEX,
    MEANING_TAKE,    /* deed_take: the object's type comes from the use */
    MEANING_OVERLAY, /* deed_overlay: likewise */
    MEANING_DROP,
    MEANING_PARCEL_TAKE, /* as deed_take */
    MEANING_PARCEL_ADD,
    MEANING_PARCEL_ADD_VECTOR,
    MEANING_PARCEL_FREEZE,
    MEANING_PARCEL_SHARE,
    MEANING_WAIT,
    MEANING_CONTRACT, /* `op` and its details */
    MEANING_RAW       /* not for components */
};

struct operation {
    enum meaning meaning;
    enum ir_op op;
    const struct contract *contract;
    const struct message *message;
    const struct parameter *parameter;
    enum side side;
    bool with_deadline;
    bool is_reply;       /* C_reply_M: `op` is its first part */
    const char *service; /* symbol of the service that it stands for, if that has to be listed */
};

struct node;

struct call_site {
    struct function *callee;
    struct place place;
    const struct node *start; /* what is passed for the callee's DEPTH, or NULL */
};

/* Functions each of which can come back to each, or one that does not: front_recursion.c. */
struct circle {
    bool is_bounded; /* each has a DEPTH */
    bool is_told;    /* refused */
    uint64_t depth;  /* the largest that it is started with */
    uint64_t steps;  /* calls in a row, at most, of which only the last passes less */
};

struct function {
    CXCursor cursor; /* canonical */
    const char *name;
    bool is_sdk;
    bool is_defined;
    bool is_table;     /* a field or array of pointers to functions: front_table.c */
    bool has_null;     /* tables: an element may be null */
    bool is_declared;  /* by the component, not by the compiler itself */
    bool is_broken;    /* something in it was refused: not lowered */
    bool lacks_length; /* reported: it uses a text without its length */
    const struct type *result;
    struct variable **parameters;
    size_t parameter_count;
    const char **texts;  /* the annotations as written: result, then each parameter */
    unsigned end_offset; /* of the declaration last seen */
    CXCursor definition;
    struct operation operation;
    struct ir_function *ir;
    struct node *body;
    struct variable **locals;
    size_t local_count;
    struct call_site *calls; /* of the component's own functions */
    size_t call_count;
    struct circle *circle;
    size_t met, earliest; /* by the search for circles: when, and when whom it leads back to */
    bool is_on_the_way;
    uint64_t steps; /* front_depth.c: calls in a row from here that pass what they got */
};

/* ---- The tree ---- */

enum node_kind {
    /* expressions */
    NODE_CONSTANT,   /* `value`                                                  */
    NODE_NULL,       /* null pointer constant                                    */
    NODE_STRING,     /* string literal                                           */
    NODE_VARIABLE,   /* lvalue: `variable`                                       */
    NODE_MEMBER,     /* lvalue: `field` of child 0, an lvalue                    */
    NODE_DEREF,      /* lvalue: what child 0, a pointer, points to               */
    NODE_INDEX,      /* lvalue: element child 1 of child 0: an array lvalue, or a
                        counted pointer                                          */
    NODE_ADDRESS,    /* & of child 0, an lvalue                                  */
    NODE_DECAY,      /* array lvalue child 0 as pointer to its first element     */
    NODE_CONVERT,    /* child 0 as `type`                                        */
    NODE_ARITHMETIC, /* any scalar function of its children; of none: a floating constant */
    NODE_COMPARE,    /* == or != (`value` 1) of two pointers                     */
    NODE_NOT,
    NODE_AND,
    NODE_OR,
    NODE_CONDITIONAL,
    NODE_ASSIGN, /* child 0 = child 1                                        */
    NODE_UPDATE, /* child 0 op= child 1, or ++ and -- with one child         */
    NODE_COMMA,
    NODE_CALL,    /* `function`; children are the arguments, and behind them, when it is called
                     through a table, the element                             */
    NODE_LIST,    /* initialiser list                                         */
    NODE_UNKNOWN, /* refused, with the rule off                               */
    /* statements */
    NODE_BLOCK,
    NODE_GROUP, /* statements without a scope of their own */

    NODE_DECLARE, /* `variable`; child 0 the initialiser, if any              */
    NODE_IF,
    NODE_WHILE,
    NODE_DO,  /* body, condition                                          */
    NODE_FOR, /* four children, NULL where missing                        */
    NODE_SWITCH,
    NODE_CASE, /* `value`; child 0 the statement                           */
    NODE_DEFAULT,
    NODE_LABEL, /* `label`                                                  */
    NODE_GOTO,
    NODE_BREAK,
    NODE_CONTINUE,
    NODE_RETURN,
    NODE_EMPTY
};

struct node {
    enum node_kind kind : 8;
    enum ir_operator operator: 8; /* NODE_ARITHMETIC, NODE_UPDATE: of numbers */
    bool in_parentheses : 1;
    bool is_checked : 1;   /* NODE_INDEX: by deed_index, or a constant inside */
    bool is_post : 1;      /* NODE_UPDATE: the value is the old one */
    bool is_swapped : 1;   /* NODE_ARITHMETIC: child 1 is the operator's left side */
    unsigned count;        /* of children */
    uint64_t counts;       /* NODE_CALL: the arguments whose COUNT is to be proved */
    const char *unchecked; /* NODE_INDEX: why clang does not check the index, or NULL */
    const struct type *type;
    const struct type *constant_of; /* the enum that a constant belongs to, or NULL */

    struct place place;
    struct node **children;
    int64_t value;
    const struct field *initialises; /* in a list: the field of the struct */
    union {
        struct variable *variable; /* NODE_VARIABLE, NODE_DECLARE */
        struct function *function; /* NODE_CALL                   */
        const struct field *field; /* NODE_MEMBER                 */
        const char *label;         /* NODE_LABEL, NODE_GOTO       */
        struct place *end;         /* NODE_BLOCK: the closing brace */
        struct ir_change *change;  /* NODE_INDEX: with AT, or NULL */
    };
};

/* ---- The whole ---- */

struct table { /* cursors or types to what stands for them */
    struct table_entry *entries;
    size_t count, room;
};

struct front {
    CXTranslationUnit translation_unit;
    CXFile file;
    const struct source *source;
    const struct component *component;
    struct contract_library *library;
    struct diagnostics *all;
    struct ir_unit *unit;
    struct split *split; /* the other half of the source, or NULL: see front_split.c */
    struct table types, shapes, record_table, variable_table, function_table, parts;
    struct seen_type *seen_types; /* front_type.c */
    struct record **records;
    size_t record_count;
    CXCursor compared[2]; /* the operands of the comparison that is being read */
    bool behind_pointer;  /* type_of: the type is what a pointer, not yet whole, points to */
    struct function **functions;
    size_t function_count;
    struct variable **statics;
    size_t static_count;
    struct function *current; /* whose body the tree is made of */
    const char **tags;        /* of the structs at file scope: front_record.c */
    size_t tag_count;
    unsigned depth;
    struct raw_file **raw_files; /* what the author wrote */
    size_t raw_count;
    struct place_table *places;
    CXCursor *collected; /* the children of the present cursor */
    size_t collected_room;
    bool allows_comma;   /* where a statement is, or a part of a `for` that is none */
    bool starts_static;  /* in the initialiser of a static */
    bool starts_walk;    /* in that of a pointer that may walk */
    const char **missed; /* services that are called and not listed, each reported once */
    size_t missed_count;
};

/* Nesting that is still looked into. */
#define DEPTH_LIMIT 200

/* front.c */
void *front_allocate(struct front *front, size_t size);
/* `items` with room for one more, which the caller fills in. */
void *front_append(struct front *front, void *items, size_t count, size_t size);
const char *front_string(struct front *front, CXString string); /* disposes of it */
const char *front_format(struct front *front, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* True if the rule is on: the error is reported, and what was refused is not to be used. */
#define front_refuse(front, at, ...) rule_error((front)->all, (at), __VA_ARGS__)
void front_advise(struct front *front, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* front_part.c */
ir_part part_of(struct front *front, const struct node *lvalue); /* 0: not known */
ir_part part_initialised(struct front *front, ir_part inside, const struct field *field);

/* front_place.c */
struct place place_of(struct front *front, CXSourceLocation location);
const char *place_file_name(const char *name); /* the same text, for good */
/* The line as the author wrote it; of length 0 when there is none. */
const char *place_line(struct front *front, struct place place, size_t *length);
void place_free(struct front *front);

/* front_compile.c: what clang has to say, each an error; true if there was anything. */
bool compile_report(struct front *front);

/* front_nearest.c: the function whose name is most like this one, or NULL. */
const char *nearest_function(struct front *front, const char *name);

/* front_fix.c: edits of the change begun by diagnostic_fix. */
/* The text of an expression, or NULL when the author's line does not have it, as behind a macro. */
const char *fix_text(struct front *front, CXCursor cursor);
void fix_replace(struct front *front, CXCursor cursor, const char *text);
/* In front of a declaration. */
void fix_insert_before(struct front *front, CXCursor cursor, const char *text);
/* An element of this array or pointer, reached by AT; for a pass that comes later. */
struct ir_change *fix_at(struct front *front, CXCursor cursor, const char *name, const char *count);
/* Behind the name that is declared there. */
void fix_mark(struct front *front, struct place at, const char *name, const char *mark);

/* front_cursor.c: small questions to libclang. */
struct place cursor_place(struct front *front, CXCursor cursor);
struct place cursor_end(struct front *front, CXCursor cursor);
unsigned cursor_offset(CXCursor cursor);
unsigned cursor_end_offset(CXCursor cursor);
unsigned cursor_at(CXCursor cursor); /* the byte where its name stands */
/* Is it one declaration? Of the halves of a source: at the same place. The hash goes with that. */
bool cursor_same(CXCursor a, CXCursor b);
unsigned cursor_hash(const struct front *front, CXCursor cursor);
bool cursor_found(CXCursor a, CXCursor b); /* are they the same, their hashes being so? */
/* Is that file the source? */
bool cursor_in_source(const struct front *front, CXFile file);
bool cursor_is_sdk(const struct front *front, CXCursor cursor);
const char *cursor_name(struct front *front, CXCursor cursor);
struct cursors {
    CXCursor *items;
    size_t count;
};
/* All children but references to types, in order. */
struct cursors cursor_children(struct front *front, CXCursor cursor);
bool cursor_evaluate(CXCursor cursor, int64_t *value);

/* front_division.c */
void division_check(struct front *front, CXCursor division, const struct cursors *operands,
                    CXType type);
/* The field that a designator in an initialiser names, or "". */
const char *cursor_designated(struct front *front, CXCursor cursor);
void *table_find(const struct table *table, unsigned hash, const void *key,
                 bool (*same)(const void *item, const void *key));
void table_add(struct table *table, unsigned hash, void *item);
void table_free(struct table *table);

/* front_type.c */
#define TYPE_SIZE_LIMIT ((uint64_t)1 << 31) /* what is linked lies below 2 GiB */
const struct type *type_of(struct front *front, CXType clang);
bool type_same(const struct type *a, const struct type *b); /* but for const in front */
bool type_is_scalar(const struct type *type);
bool type_points_to(const struct type *type, enum record_kind kind);
bool type_is_plain(const struct type *type); /* by value: no pointer, owner, count, opaque part */
bool type_is_view(const struct type *type);  /* by value: a slice, a view, or an array of them  */
/* A pointer to what is a parcel, or lives in parcels only. */
bool type_in_parcel(const struct type *type);
enum ir_class type_class(const struct type *type);
bool type_lacks(const struct type *type); /* is there anything to refuse? */
/* Report what Deed C lacks in the type of `name`; true if it was reported. */
bool type_refused(struct front *front, const struct type *type, const char *name, struct place at);
/* The same for something of that type held by value. */
bool type_value_refused(struct front *front, const struct type *type, const char *name,
                        struct place at);

/* front_record.c */
struct record *record_of(struct front *front, CXType clang);
void record_fill(struct front *front, struct record *record); /* read its fields, once */
void record_check(struct front *front, const struct record *record);
/* An error was reported for a member of it that has no name. */
bool record_was_refused(const struct front *front, const struct record *record);
const struct field *record_field(const struct record *record, const char *name);
ir_slot record_add_slot(struct front *front, const char *name, const char *container,
                        const struct type *type, const struct ir_annotation *annotation);
/* May this pointer (or array of pointers) be kept in a field or static? True if refused. */
bool record_owner_refused(struct front *front, const struct type *type,
                          const struct ir_annotation *annotation, const char *name,
                          struct place at);

/* front_element.c */
bool element_refused(struct front *front, CXCursor cursor, struct node *element);
/* That the index is inside must be proved there, for this reason. */
void element_raw(struct node *lvalue, const char *why);
/* The element of an array of owners that this is, where it can be named; or NULL. */
const struct ir_operand *element_which(struct front *front, const struct node *place);
/* The parameter that probably counts the elements of this one, or NULL. */
const char *element_likely_count(const struct front *front, const struct variable *pointer);

/* front_view.c: structs that borrow. True if it was refused. */
bool view_kept_refused(struct front *front, const struct type *type, const char *name,
                       const char *where, struct place at);
/* A field of a slice: `how` completes "... of a slice is". */
bool view_part_refused(struct front *front, const struct node *part, const char *how);
bool view_list_refused(struct front *front, const struct node *list);
bool view_lends_itself(const struct type *type);
bool view_may_hold(const struct field *pointer); /* a borrow, beside the slices */
bool view_has_pointer(const struct type *type);  /* beside those of its slices  */
/* The result of deed_overlay as a pointer to a struct. */
bool view_overlay_refused(struct front *front, const struct node *overlay, const struct type *to);
bool view_is_slice(const struct type *type);
bool view_is_counted(const struct node *node); /* the pointer of a slice */
bool view_is_length(const struct node *node);
/* `s.NAME` of a slice s, a local or parameter that only the function itself assigns: then s, else
 * NULL. */
const struct variable *view_slice_part(const struct node *node, const char *name);
/* `at` and `length` of one slice, which is the same at both. */
bool view_is_counted_pair(const struct node *pointer, const struct node *count);
/* Does a call in `others` come between reading the pointer of a slice and reading its length? */
bool view_order_refused(struct front *front, const struct node *pointer, struct node *const *others,
                        size_t count);

/* front_text.c: texts of the program. True if it was refused. */
bool text_is(const struct type *type); /* const char *, counted or not */
bool text_is_table(const struct type *type);
bool text_is_read(const struct node *pointer); /* and not a counted pointer */
bool text_table_refused(struct front *front, const struct variable *variable);
void text_start(struct variable *variable, const struct node *list);
bool text_field_refused(struct front *front, const struct node *value, const struct field *field,
                        struct place at);
bool text_refused(struct front *front, const struct node *node);

/* front_annotation.c */
enum annotation_place {
    ANNOTATION_PARAMETER,
    ANNOTATION_RESULT,
    ANNOTATION_FIELD,
    ANNOTATION_STATIC,
    ANNOTATION_LOCAL,
    ANNOTATION_OTHER /* where none belongs */
};
struct ir_annotation annotation_none(void);
/* The annotations on a declaration, resolved against the type; `function` for parameters and
 * results, to resolve COUNT and BORROWS. */
struct ir_annotation annotation_of(struct front *front, CXCursor cursor, const struct type *type,
                                   enum annotation_place where, const struct function *function);
/* What IN(x) names must be a parcel, or lie in one, and say so itself. True if that was refused. */
bool annotation_groups_refused(struct front *front, const struct function *function);
/* The texts of those that stand behind byte `after` of the source, joined. */
const char *annotation_text(struct front *front, CXCursor cursor, unsigned after);
/* The byte behind a variable's declaration and what is annotated behind its name. */
unsigned annotation_end(CXCursor cursor);

/* front_declare.c */
void declare_top_level(struct front *front, CXCursor cursor);
void declare_assertion(struct front *front, CXCursor cursor); /* _Static_assert */
struct variable *declare_variable(struct front *front, CXCursor cursor);
struct variable *declare_find_variable(struct front *front, CXCursor cursor);
struct function *declare_find_function(struct front *front, CXCursor cursor);

/* The parameters and the result of a function that is `declaration`. */
void declare_signature(struct front *front, struct function *function, CXCursor declaration,
                       const struct cursors *parameters, CXType result);

/* front_walk.c: pointers that walk over counted elements. */
bool walk_is(const struct node *node); /* a pointer into elements of which there is a count */
bool walk_is_same(const struct node *a, const struct node *b);
bool walk_is_argument(const struct node *node); /* which may be evaluated again */
bool walk_is_element(const struct node *node);  /* `&p[i]` */
bool walk_may_start(const struct variable *variable);
void walk_start(struct front *front, struct variable *variable, const struct node *value);
void walk_move(struct front *front, struct variable *variable); /* it is moved somewhere */
void walk_keep_count(struct front *front, struct variable *count);
/* What pointers do not compute; a moved pointer used as one object. True if it was refused. */
bool walk_refused(struct front *front, const struct node *node);
bool walk_other_refused(struct front *front, CXCursor cursor, const struct node *pointer);
bool walk_value_refused(struct front *front, const struct node *node);

/* front_table.c: tables of functions. */
bool table_is_pointer(const struct type *type); /* to functions, or arrays of such pointers */
bool table_is_type(const struct type *type);    /* that, or structs with such fields, or arrays */
struct function *table_function(struct front *front, CXCursor declaration, const struct type *type,
                                const char *name);
struct function *table_of_field(struct front *front, const struct record *record,
                                const struct field *field);
/* What is no table that a static may be; its initialiser; the function called through an element.
 */
bool table_refused(struct front *front, const struct variable *variable);
void table_start(struct front *front, const struct variable *variable, CXCursor cursor);
struct function *table_callee(struct front *front, CXCursor cursor, struct node **element,
                              bool *said);
struct function *table_of_element(struct front *front, const struct node *element); /* or NULL */
void table_check(struct front *front);
void table_enter_callees(struct front *front);

/* front_depth.c: DEPTH(n). True if it was refused. */
void depth_enter(struct function *function); /* its signature is read */
bool depth_is_bounded(const struct function *function);
const struct node *depth_start(const struct node *call); /* what is passed for it, or NULL */
void depth_check(struct front *front);                   /* all calls; the circles are known */
bool depth_in_table_refused(struct front *front, const struct function *entry, struct place at);
bool depth_change_refused(struct front *front, const struct variable *variable, struct place at);

/* front_linkage.c */
/* May the other sources of the component see this function or variable? */
bool linkage_is_shared(struct front *front, CXCursor cursor);
bool linkage_was_refused(struct front *front, CXCursor cursor);
void linkage_advise(struct front *front, const char *otherwise);
/* A static variable where several sources would each get a copy. */
bool linkage_static_refused(struct front *front, const char *name, const struct type *type,
                            struct place place);
/* A further declaration of a variable. */
bool linkage_again_refused(struct front *front, struct variable *variable, CXCursor cursor);
void linkage_check(struct front *front);
/* Say more of a message of the compiler's about two declarations in different sources; true if it
 * is one. */
bool linkage_advise_conflict(struct front *front, CXDiagnostic conflict, const char *message);

/* front_operation.c */
struct operation operation_of(const struct function *function);

/* front_tree.c, front_expression.c, front_invoke.c, front_convert.c. NULL: refused. */
struct node *tree_body(struct front *front, CXCursor compound);
struct node *tree_new(struct front *front, enum node_kind kind, CXCursor cursor);
struct node *tree_parent(struct front *front, enum node_kind kind, CXCursor cursor, size_t count,
                         struct node *const *children);
struct node *tree_full_expression(struct front *front, CXCursor cursor, bool is_condition);
struct node *tree_expression(struct front *front, CXCursor cursor);
struct node *tree_initialiser(struct front *front, CXCursor cursor, const struct type *type);
struct node *tree_call(struct front *front, CXCursor cursor);
/* Refuse it as a construct; when that rule is off, a node that means nothing in particular. */
struct node *tree_unknown(struct front *front, CXCursor cursor, const char *what,
                          const char *advice);
struct node *convert_implicit(struct front *front, CXCursor cursor, struct node *node,
                              const struct type *to);
struct node *convert_explicit(struct front *front, CXCursor cursor, struct node *node,
                              const struct type *to);
bool node_is_lvalue(const struct node *node);
/* The owner slot that an lvalue is, or IR_NONE. */
ir_slot node_slot(const struct node *node);
/* The slot of the IN field that an lvalue is (an element of), or IR_NONE. */
ir_slot node_in_slot(const struct node *node);
/* Does the node call an SDK function of this meaning? */
bool node_is_call(const struct node *node, enum meaning meaning);
/* Are there surely at least `count` elements behind `pointer`? */
bool node_is_counted_pair(const struct node *pointer, const struct node *count);
/* Behind conversions that add const, or only make an unsigned number smaller. */
const struct node *node_bare(const struct node *node);
/* `v->NAME` of a vector, v being a local or parameter: then v, else NULL. */
const struct variable *node_vector_part(const struct node *node, const char *name);

/* front_field.c: what may be in the integer fields of the component's structs. */
void field_enter(struct front *front, const struct record *record, struct field *field);
void field_open(struct front *front, const struct node *lvalue); /* it may change by a pointer */
void field_open_all(struct front *front, const struct type *type);
void field_start(struct front *front, const struct field *field, const struct node *value);
void field_initialised(struct front *front, const struct node *list, const struct type *type);
void field_static(const struct variable *variable, struct ir_variable *v);

/* front_number.c: scalars as numbers. */
struct ir_number number_of(const struct type *type);
ir_wide number_value(const struct type *type, int64_t value); /* as C has it in that type */
enum ir_operator number_operator(enum CXBinaryOperatorKind kind, bool *swapped);

/* front_recursion.c: who calls whom, and that no chain of calls leads back without a bound. */
void recursion_add_call(struct front *front, struct function *caller, struct call_site call);
void recursion_check(struct front *front);

/* front_parcel.c: calls that make parcels, what is in them and handles to them. */
bool parcel_is_call(const struct node *node);
struct node *parcel_convert(struct front *front, CXCursor cursor, struct node *call,
                            const struct type *to);
bool parcel_argument_refused(struct front *front, const struct function *function,
                             const struct node *argument);

/* front_const.c: const, to any depth of IN fields. True if it was refused. */
bool const_lost(struct front *front, const struct node *value, const struct type *to);
bool const_written(struct front *front, const struct node *target);

/* front_signature.c: a call that does not fit */
void signature_advise(struct front *front, CXDiagnostic diagnostic);
bool signature_advise_kind(struct front *front, const char *said);

/* front_sequence.c: what is asked of each full expression as a whole. True if it was refused. */
bool sequence_refused(struct front *front, const struct node *expression, bool is_condition);

#endif
