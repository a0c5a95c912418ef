/* front_emit.h - from nodes to basic blocks. Private to front_emit.c, front_lower.c, front_value.c
 * and front_call.c. */
#ifndef CHECKER_FRONT_EMIT_H
#define CHECKER_FRONT_EMIT_H

#include "../contracts/compiler/pool.h"
#include "front.h"

struct emit_label;

/* One function being lowered. */
struct emit {
    struct front *front;
    struct function *function;
    struct ir_function *ir;
    ir_block current;
    struct pool growing;       /* blocks, instructions and variables, until all are there */
    struct variable **statics; /* that the body names */
    ir_var *scope;             /* locals in scope, outermost first */
    size_t scope_count;
    size_t *scopes; /* numbers of the open scopes, outermost first */
    size_t open_count;
    size_t scope_number; /* the last one given */
    ir_var *pending;     /* of this full expression: their IR_SCOPE_END is due at its end */
    size_t pending_count;
    struct emit_label *labels;
    size_t label_count;
    struct witness *witnesses; /* front_entry.c */
    size_t witness_count;
};

/* front_emit.c */
ir_block emit_block(struct emit *emit, struct place place);
/* A new instruction at the end of the current block; valid until the next one. */
struct ir_instruction *emit_op(struct emit *emit, enum ir_op op, ir_var dst, struct place place);
void emit_args(struct emit *emit, struct ir_instruction *instruction, size_t count,
               const ir_var *args);
/* Both at once, for one operand. */
void emit_unary(struct emit *emit, enum ir_op op, ir_var dst, ir_var operand, struct place place);
/* A terminator: what follows goes to a new block, unreachable unless something jumps there. */
void emit_jump(struct emit *emit, ir_block target, struct place place);
void emit_branch(struct emit *emit, enum ir_op op, ir_var on, ir_block first, ir_block second,
                 struct place place);
void emit_after_terminator(struct emit *emit, struct place place);
void emit_use(struct emit *emit, ir_var variable, struct place place); /* nothing for IR_NONE */
ir_var emit_temporary(struct emit *emit, const struct type *type, struct place place);
ir_var emit_local(struct emit *emit, const struct type *type, const char *name, struct place place);
/* A nameless local in which the arms of a conditional meet. */
ir_var emit_meeting(struct emit *emit, const struct type *type, struct place place);
void emit_pending(struct emit *emit, ir_var variable);
void emit_end_pending(struct emit *emit, struct place place);
/* IR_SCOPE_END for all locals above `depth`; they stay in scope for the lowering. */
void emit_end_scopes(struct emit *emit, size_t depth, struct place place);
/* The description of a variable or parameter for the IR. */
struct ir_variable emit_describe(const struct variable *variable);
/* Enter a function without a body, the SDK's, in the unit. */
void emit_declared_function(struct front *front, struct function *function);
bool emit_is_reachable(const struct emit *emit, ir_block block);
/* All is there: drop the blocks that nothing leads to, and keep the rest for good. */
void emit_finish(struct emit *emit);

/* front_entry.c: elements of tables that may be null. */
ir_var entry_tested(struct emit *emit, const struct node *element, ir_var value);
void entry_called(struct emit *emit, const struct node *element);
void entry_finish(struct emit *emit); /* the body is there */

/* front_depth.c */
void depth_lower(struct emit *emit, const struct node *call, const ir_var *values);

/* front_round.c: does `for (start; test; ...)` run once at least? */
bool round_is_certain(const struct node *start, const struct node *test);

/* front_initial.c */
void lower_list(struct emit *emit, const struct variable *variable, const struct node *list);

/* front_lower.c */
void lower_function(struct front *front, struct function *function);

/* front_value.c */
ir_var lower_value(struct emit *emit, const struct node *node);   /* IR_NONE: a constant, or void */
ir_var lower_operand(struct emit *emit, const struct node *node); /* always a variable */
void lower_effect(struct emit *emit, const struct node *node);    /* nobody wants the value */
ir_var lower_base(struct emit *emit, const struct node *lvalue);
ir_var lower_load(struct emit *emit, const struct node *lvalue, ir_var base); /* what is there */
void lower_condition(struct emit *emit, const struct node *node, ir_block yes, ir_block no);
void lower_initialise(struct emit *emit, const struct variable *variable, const struct node *value);

/* front_formula.c: what scalars are computed by. */
struct ir_operand operand_none(void);
struct ir_operand operand_constant(ir_wide value);
struct ir_operand operand_length(ir_var of);
/* The value of a scalar node, lowered; `*v` is what lower_value gave. */
struct ir_operand lower_scalar(struct emit *emit, const struct node *node, ir_var *v);
struct ir_operand operand_of(const struct emit *emit, const struct node *node, ir_var v);
/* d := left operator right, in d's type. */
void emit_formula(struct emit *emit, ir_var dst, enum ir_operator operator, struct ir_operand left,
                  struct ir_operand right, struct place place);
/* What is known of the instruction's result. */
void emit_known(struct emit *emit, struct ir_instruction *instruction, struct ir_number number,
                struct ir_operand value);
void emit_element(struct emit *emit, struct ir_element element, struct place place);
struct ir_operand declared_count(const struct emit *emit, const struct variable *pointer);
/* How many elements the array or counted pointer `node`, lowered to `base`, has. */
struct ir_operand element_count(const struct emit *emit, const struct node *node, ir_var base);
/* The index of an element, and that it is inside. */
void lower_index(struct emit *emit, const struct node *node, ir_var base);
void lower_asked_counts(struct emit *emit, const struct node *call, const ir_var *values);

/* front_call.c; `type`: what a void pointer it returns becomes. */
ir_var lower_call(struct emit *emit, const struct node *node, const struct type *type);

/* front_walk.c: pointers that walk. */
bool walk_lowers(const struct node *node); /* is it or its count moved somewhere? */
void walk_enter(struct emit *emit);
ir_var walk_element(struct emit *emit, const struct node *node); /* the base; the index is inside */
ir_var walk_step(struct emit *emit, const struct node *update);
ir_var walk_base(struct emit *emit, const struct node *node); /* what it began with */
void walk_assign(struct emit *emit, const struct variable *variable, const struct node *value,
                 struct place place);
ir_var walk_compare(struct emit *emit, const struct node *node, enum ir_operator operator);
/* How many elements there are from the argument on. */
struct ir_operand walk_left(struct emit *emit, const struct node *argument);

/* front_scan.c: texts. */
struct ir_operand scan_length(const struct node *pointer); /* unknown, if it is no text */
void scan_index(struct emit *emit, const struct node *node, ir_var base, struct ir_operand index);
/* Where the test tells that a character is not zero, that way leads by what follows from it. */
void scan_learn(struct emit *emit, const struct node *test, ir_block *yes, ir_block *no);
void scan_learn_equal(struct emit *emit, const struct node *both, ir_block *yes); /* of && */
ir_var scan_step(struct emit *emit, const struct node *update);                   /* s++, ++s */
ir_var scan_call(struct emit *emit, const struct node *call, ir_var result);

#endif
