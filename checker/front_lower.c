/* front_lower.c - statements to basic blocks: loops, switches, jumps, and the end of every local's
 * scope on every path. */
#include "front_emit.h"

#include <string.h>

/* Where break and continue go, and how many locals are in scope there. */
struct context {
    ir_block break_to, continue_to; /* IR_NONE: not here */
    size_t break_depth, continue_depth;
};

/* A label, and the gotos that wait for it. */
struct emit_label {
    const char *name;
    bool is_placed;
    ir_block block; /* when placed */
    size_t depth;   /* locals in scope there, when placed */
    struct waiting_goto *gotos;
    size_t goto_count;
};

struct waiting_goto {
    ir_block block; /* where the goto stands: to be completed */
    size_t *scopes; /* the scopes open there */
    size_t open_count;
    ir_var *locals; /* the locals in scope there */
    size_t depth;
    struct place place;
};

static void statement(struct emit *emit, const struct node *node, const struct context *context);

/* ---- Scopes ---- */

static void enter_scope(struct emit *emit)
{
    emit->scopes = front_append(emit->front, emit->scopes, emit->open_count, sizeof *emit->scopes);
    emit->scopes[emit->open_count++] = ++emit->scope_number;
}

static void leave_scope(struct emit *emit, size_t depth, struct place place)
{
    emit_end_scopes(emit, depth, place);
    emit->scope_count = depth;
    emit->open_count--;
}

static void enter_local(struct emit *emit, ir_var local)
{
    emit->scope = front_append(emit->front, emit->scope, emit->scope_count, sizeof *emit->scope);
    emit->scope[emit->scope_count++] = local;
}

/* A statement that has a scope of its own even without braces. */
static void scoped(struct emit *emit, const struct node *node, const struct context *context)
{
    size_t depth = emit->scope_count;
    enter_scope(emit);
    statement(emit, node, context);
    leave_scope(emit, depth, node->place);
}

/* ---- Full expressions ---- */

static void end_expression(struct emit *emit, struct place place)
{
    emit_end_pending(emit, place);
    emit->pending_count = 0;
}

static void condition(struct emit *emit, const struct node *node, ir_block yes, ir_block no)
{
    ir_block ends[2] = {emit_block(emit, node->place), emit_block(emit, node->place)};
    lower_condition(emit, node, ends[0], ends[1]);
    for (size_t i = 0; i < 2; i++) {
        emit->current = ends[i];
        emit_end_pending(emit, node->place);
        emit_jump(emit, i == 0 ? yes : no, node->place);
    }
    emit->pending_count = 0;
}

/* ---- Loops and branches ---- */

static void if_statement(struct emit *emit, const struct node *node, const struct context *context)
{
    ir_block yes = emit_block(emit, node->children[1]->place);
    ir_block after = emit_block(emit, node->place);
    bool has_else = node->count == 3;
    ir_block no = has_else ? emit_block(emit, node->children[2]->place) : after;
    condition(emit, node->children[0], yes, no);
    emit->current = yes;
    scoped(emit, node->children[1], context);
    emit_jump(emit, after, node->place);
    if (has_else) {
        emit->current = no;
        scoped(emit, node->children[2], context);
        emit_jump(emit, after, node->place);
    }
    emit->current = after;
}

static void while_loop(struct emit *emit, const struct node *node)
{
    ir_block head = emit_block(emit, node->place), body = emit_block(emit, node->place);
    ir_block after = emit_block(emit, node->place);
    struct context inner = {after, head, emit->scope_count, emit->scope_count};
    emit_jump(emit, head, node->place);
    emit->current = head;
    condition(emit, node->children[0], body, after);
    emit->current = body;
    scoped(emit, node->children[1], &inner);
    emit_jump(emit, head, node->place);
    emit->current = after;
}

static void do_loop(struct emit *emit, const struct node *node)
{
    ir_block body = emit_block(emit, node->place), test = emit_block(emit, node->place);
    ir_block after = emit_block(emit, node->place);
    struct context inner = {after, test, emit->scope_count, emit->scope_count};
    emit_jump(emit, body, node->place);
    emit->current = body;
    scoped(emit, node->children[0], &inner);
    emit_jump(emit, test, node->place);
    emit->current = test;
    condition(emit, node->children[1], body, after);
    emit->current = after;
}

static void for_loop(struct emit *emit, const struct node *node, const struct context *context)
{
    size_t depth = emit->scope_count;
    enter_scope(emit);
    if (node->children[0] != NULL)
        statement(emit, node->children[0], context);
    ir_block head = emit_block(emit, node->place), body = emit_block(emit, node->place);
    ir_block step = emit_block(emit, node->place), after = emit_block(emit, node->place);
    struct context inner = {after, step, emit->scope_count, emit->scope_count};
    bool is_certain = round_is_certain(node->children[0], node->children[1]);
    emit_jump(emit, is_certain ? body : head, node->place);
    emit->current = head;
    if (node->children[1] != NULL)
        condition(emit, node->children[1], body, after);
    else
        emit_jump(emit, body, node->place);
    emit->current = body;
    scoped(emit, node->children[3], &inner);
    emit_jump(emit, step, node->place);
    emit->current = step;
    if (node->children[2] != NULL) {
        lower_effect(emit, node->children[2]);
        end_expression(emit, node->place);
    }
    emit_jump(emit, head, node->place);
    emit->current = after;
    leave_scope(emit, depth, node->place);
}

/* ---- Switch ---- */

/* The switch instruction lies in an earlier block by the time its cases are known. */
struct switch_state {
    struct ir_case *cases;
    size_t case_count;
    ir_block otherwise;
    bool has_default;
};

static void switch_label(struct emit *emit, struct switch_state *state, const struct node *label,
                         bool behind_label)
{
    if (!behind_label) {
        ir_block target = emit_block(emit, label->place);
        emit_jump(emit, target, label->place);
        emit->current = target;
    }
    if (label->kind == NODE_DEFAULT) {
        state->has_default = true;
        state->otherwise = emit->current;
        return;
    }
    state->cases = front_append(emit->front, state->cases, state->case_count, sizeof *state->cases);
    state->cases[state->case_count++] = (struct ir_case){label->value, emit->current, label->place};
}

/* What arms meet in ends with the expression: the switch is on a copy. */
static ir_var switched_on(struct emit *emit, const struct node *node)
{
    ir_var value = lower_operand(emit, node);
    if (node->kind == NODE_VARIABLE || !type_is_scalar(node->type))
        return value;
    ir_var copy = emit_temporary(emit, node->type, node->place);
    emit_unary(emit, IR_COPY, copy, value, node->place);
    return copy;
}

static void switch_statement(struct emit *emit, const struct node *node,
                             const struct context *context)
{
    ir_var on = switched_on(emit, node->children[0]);
    end_expression(emit, node->place);
    emit_unary(emit, IR_SWITCH, IR_NONE, on, node->place);
    ir_block head = emit->current;
    ir_block after = emit_block(emit, node->place);
    emit_after_terminator(emit, node->place);
    struct context inner = {after, context->continue_to, emit->scope_count,
                            context->continue_depth};
    struct switch_state state = {.otherwise = after};
    const struct node *body = node->children[1];
    size_t depth = emit->scope_count;
    enter_scope(emit);
    bool behind_label = false;
    for (size_t i = 0; i < body->count; i++) {
        const struct node *item = body->children[i];
        bool is_label = item->kind == NODE_CASE || item->kind == NODE_DEFAULT;
        if (is_label)
            switch_label(emit, &state, item, behind_label);
        else
            statement(emit, item, &inner);
        behind_label = is_label;
    }
    leave_scope(emit, depth, *body->end);
    emit_jump(emit, after, *body->end);
    struct ir_basic_block *block = &emit->ir->blocks[head];
    struct ir_instruction *op = &block->instructions[block->count - 1];
    op->cases = state.cases;
    op->case_count = (unsigned)state.case_count;
    op->has_default = state.has_default;
    op->target[0] = state.otherwise;
    emit->current = after;
}

/* ---- Jumps ---- */

static struct emit_label *find_label(struct emit *emit, const char *name)
{
    for (size_t i = 0; i < emit->label_count; i++)
        if (strcmp(emit->labels[i].name, name) == 0)
            return &emit->labels[i];
    emit->labels = front_append(emit->front, emit->labels, emit->label_count, sizeof *emit->labels);
    emit->labels[emit->label_count] = (struct emit_label){.name = name};
    return &emit->labels[emit->label_count++];
}

static void goto_statement(struct emit *emit, const struct node *node)
{
    struct emit_label *label = find_label(emit, node->label);
    if (label->is_placed) {
        if (front_refuse(emit->front, node->place, "control", "`goto %s` jumps back", label->name))
            front_advise(emit->front, "write a loop; goto is for leaving, forward to a clean-up");
        emit_end_scopes(emit, label->depth, node->place);
        emit_jump(emit, label->block, node->place);
        return;
    }
    struct waiting_goto waiting = {
        .block = emit->current,
        .scopes = front_allocate(emit->front, (emit->open_count + 1) * sizeof(size_t)),
        .open_count = emit->open_count,
        .locals = front_allocate(emit->front, (emit->scope_count + 1) * sizeof(ir_var)),
        .depth = emit->scope_count,
        .place = node->place,
    };
    memcpy(waiting.scopes, emit->scopes, emit->open_count * sizeof(size_t));
    if (emit->scope_count > 0)
        memcpy(waiting.locals, emit->scope, emit->scope_count * sizeof(ir_var));
    label->gotos = front_append(emit->front, label->gotos, label->goto_count, sizeof *label->gotos);
    label->gotos[label->goto_count++] = waiting;
    emit_after_terminator(emit, node->place);
}

/* Now that the label is known: which locals the jump leaves behind, and that it enters nothing. */
static void complete_goto(struct emit *emit, const struct emit_label *label,
                          const struct waiting_goto *waiting)
{
    struct place place = waiting->place;
    size_t open = emit->open_count, depth = emit->scope_count;
    bool enters_block =
        open > waiting->open_count || waiting->scopes[open - 1] != emit->scopes[open - 1];
    bool skips = depth > waiting->depth ||
                 (depth > 0 && waiting->locals[depth - 1] != emit->scope[depth - 1]);
    if (enters_block &&
        front_refuse(emit->front, place, "control", "`goto %s` jumps into a block", label->name))
        front_advise(emit->front, "the label must stand in the same or an enclosing block");
    else if (!enters_block && skips &&
             front_refuse(emit->front, place, "control", "`goto %s` jumps over a declaration",
                          label->name))
        front_advise(emit->front, "declare the variable before the goto");
    ir_block current = emit->current;
    emit->current = waiting->block;
    for (size_t i = waiting->depth; i > depth; i--)
        emit_unary(emit, IR_SCOPE_END, IR_NONE, waiting->locals[i - 1], place);
    emit_op(emit, IR_JUMP, IR_NONE, place)->target[0] = label->block;
    emit->current = current;
}

static void place_label(struct emit *emit, const struct node *node)
{
    struct emit_label *label = find_label(emit, node->label);
    ir_block block = emit_block(emit, node->place);
    emit_jump(emit, block, node->place);
    emit->current = block;
    label->is_placed = true;
    label->block = block;
    label->depth = emit->scope_count;
    for (size_t i = 0; i < label->goto_count; i++)
        complete_goto(emit, label, &label->gotos[i]);
}

static void leave(struct emit *emit, const struct node *node, ir_block target, size_t depth)
{
    emit_end_scopes(emit, depth, node->place);
    emit_jump(emit, target, node->place);
}

static void return_statement(struct emit *emit, const struct node *node)
{
    ir_var value = IR_NONE;
    if (node->count > 0) {
        const struct node *expression = node->children[0];
        value = lower_value(emit, expression);
        if (emit->ir->returns_value) {
            ir_var returned = emit_temporary(emit, emit->function->result, node->place);
            if (value == IR_NONE)
                emit_formula(emit, returned, IR_VALUE, operand_of(emit, expression, value),
                             operand_none(), node->place);
            else
                emit_unary(emit, IR_COPY, returned, value, expression->place);
            value = returned;
        }
    }
    end_expression(emit, node->place);
    emit_end_scopes(emit, 0, node->place);
    struct ir_instruction *op = emit_op(emit, IR_RETURN, IR_NONE, node->place);
    emit_args(emit, op, emit->ir->returns_value && value != IR_NONE ? 1 : 0, &value);
    emit_after_terminator(emit, node->place);
}

/* ---- All kinds ---- */

static void declare(struct emit *emit, const struct node *node)
{
    enter_local(emit, node->variable->index);
    if (node->count > 0)
        lower_initialise(emit, node->variable, node->children[0]);
    end_expression(emit, node->place);
}

static void block_statement(struct emit *emit, const struct node *node,
                            const struct context *context)
{
    size_t depth = emit->scope_count;
    enter_scope(emit);
    for (size_t i = 0; i < node->count; i++)
        statement(emit, node->children[i], context);
    leave_scope(emit, depth, *node->end);
}

static void statement(struct emit *emit, const struct node *node, const struct context *context)
{
    switch (node->kind) {
    case NODE_BLOCK: block_statement(emit, node, context); return;
    case NODE_GROUP:
        for (size_t i = 0; i < node->count; i++)
            statement(emit, node->children[i], context);
        return;
    case NODE_DECLARE: declare(emit, node); return;
    case NODE_EMPTY: return;
    case NODE_IF: if_statement(emit, node, context); return;
    case NODE_WHILE: while_loop(emit, node); return;
    case NODE_DO: do_loop(emit, node); return;
    case NODE_FOR: for_loop(emit, node, context); return;
    case NODE_SWITCH: switch_statement(emit, node, context); return;
    case NODE_LABEL: place_label(emit, node); return;
    case NODE_GOTO: goto_statement(emit, node); return;
    case NODE_BREAK: leave(emit, node, context->break_to, context->break_depth); return;
    case NODE_CONTINUE: leave(emit, node, context->continue_to, context->continue_depth); return;
    case NODE_RETURN: return_statement(emit, node); return;
    default:
        lower_effect(emit, node);
        end_expression(emit, node->place);
        return;
    }
}

/* The statics that a body names get their indices. */
static void collect_statics(struct front *front, const struct node *node, struct variable ***list,
                            size_t *count)
{
    bool is_named = node->kind == NODE_VARIABLE || node->kind == NODE_DECLARE;
    struct variable *variable = is_named ? node->variable : NULL;
    if (variable != NULL && variable->storage == IR_STATIC && variable->index == IR_NONE) {
        *list = front_append(front, *list, *count, sizeof(struct variable *));
        (*list)[*count] = variable;
        variable->index = (ir_var)(*count)++;
    }
    for (size_t i = 0; i < node->count; i++)
        if (node->children[i] != NULL)
            collect_statics(front, node->children[i], list, count);
}

/* Statics in front, then parameters, then locals; all indices are fixed here. */
static void enter_variables(struct emit *emit)
{
    struct front *front = emit->front;
    struct function *function = emit->function;
    struct ir_function *ir = emit->ir;
    collect_statics(front, function->body, &emit->statics, &ir->static_count);
    size_t statics = ir->static_count, parameters = function->parameter_count;
    size_t total = statics + parameters + function->local_count;
    size_t room = 1;
    while (room < total)
        room *= 2; /* as pool_grow expects */
    ir->variables = pool_take(&emit->growing, room * sizeof *ir->variables);
    ir->parameters = front_allocate(front, (parameters + 1) * sizeof *ir->parameters);
    ir->parameter_count = parameters;
    for (size_t i = 0; i < statics; i++)
        ir->variables[i] = front->unit->statics[emit->statics[i]->number];
    for (size_t i = 0; i < parameters; i++) {
        struct variable *parameter = function->parameters[i];
        parameter->index = ir->parameters[i] = (ir_var)(statics + i);
        struct ir_variable *v = &ir->variables[statics + i];
        *v = emit_describe(parameter);
        if (v->annotation.count_var != IR_NONE)
            v->annotation.count_var += (ir_var)statics;
    }
    for (size_t i = 0; i < function->local_count; i++) {
        function->locals[i]->index = (ir_var)(statics + parameters + i);
        ir->variables[statics + parameters + i] = emit_describe(function->locals[i]);
    }
    ir->variable_count = total;
}

static void finish(struct emit *emit, const struct node *body)
{
    ir_block last = emit->current;
    for (size_t i = 0; i < emit->label_count; i++)
        if (!emit->labels[i].is_placed)
            for (size_t g = 0; g < emit->labels[i].goto_count; g++) {
                emit->current = emit->labels[i].gotos[g].block;
                emit_op(emit, IR_STOP, IR_NONE, emit->labels[i].gotos[g].place);
            }
    emit->current = last;
    bool must_return = emit->ir->returns_value;
    emit_op(emit, must_return ? IR_STOP : IR_RETURN, IR_NONE, *body->end);
    if (must_return && emit_is_reachable(emit, last) &&
        front_refuse(emit->front, *body->end, "control",
                     "`%s` can reach its end without returning a value", emit->function->name))
        front_advise(emit->front, "an enum may hold other values than its constants: return "
                                  "something behind the switch, too");
    entry_finish(emit);
    emit_finish(emit);
}

void lower_function(struct front *front, struct function *function)
{
    struct emit emit = {.front = front, .function = function, .ir = function->ir};
    enter_variables(&emit);
    emit.current = emit_block(&emit, function->ir->place);
    struct context none = {IR_NONE, IR_NONE, 0, 0};
    enter_scope(&emit);
    walk_enter(&emit);
    statement(&emit, function->body, &none);
    finish(&emit, function->body);
    for (size_t i = 0; i < function->ir->static_count; i++)
        emit.statics[i]->index = IR_NONE;
}
