/* front_emit.c - building blocks, instructions and variables of one function. */
#include "front_emit.h"

#include <stdlib.h>
#include <string.h>

ir_block emit_block(struct emit *emit, struct place place)
{
    struct ir_function *ir = emit->ir;
    ir->blocks = pool_grow(&emit->growing, ir->blocks, ir->block_count, sizeof *ir->blocks);
    ir->blocks[ir->block_count] = (struct ir_basic_block){.place = place};
    return (ir_block)ir->block_count++;
}

struct ir_instruction *emit_op(struct emit *emit, enum ir_op op, ir_var dst, struct place place)
{
    struct ir_basic_block *block = &emit->ir->blocks[emit->current];
    block->instructions =
        pool_grow(&emit->growing, block->instructions, block->count, sizeof *block->instructions);
    struct ir_instruction *instruction = &block->instructions[block->count++];
    *instruction = (struct ir_instruction){
        .op = op,
        .dst = dst,
        .place = place,
        .slot = IR_NONE,
        .target = {IR_NONE, IR_NONE},
    };
    return instruction;
}

void emit_args(struct emit *emit, struct ir_instruction *instruction, size_t count,
               const ir_var *args)
{
    instruction->args = front_allocate(emit->front, (count + 1) * sizeof *args);
    for (size_t i = 0; i < count; i++)
        instruction->args[i] = args[i];
    instruction->arg_count = (unsigned)count;
}

void emit_unary(struct emit *emit, enum ir_op op, ir_var dst, ir_var operand, struct place place)
{
    emit_args(emit, emit_op(emit, op, dst, place), 1, &operand);
}

void emit_after_terminator(struct emit *emit, struct place place)
{
    emit->current = emit_block(emit, place);
}

void emit_jump(struct emit *emit, ir_block target, struct place place)
{
    emit_op(emit, IR_JUMP, IR_NONE, place)->target[0] = target;
    emit_after_terminator(emit, place);
}

void emit_branch(struct emit *emit, enum ir_op op, ir_var on, ir_block first, ir_block second,
                 struct place place)
{
    struct ir_instruction *branch = emit_op(emit, op, IR_NONE, place);
    branch->target[0] = first;
    branch->target[1] = second;
    emit_args(emit, branch, 1, &on);
    emit_after_terminator(emit, place);
}

void emit_use(struct emit *emit, ir_var variable, struct place place)
{
    if (variable != IR_NONE)
        emit_unary(emit, IR_USE, IR_NONE, variable, place);
}

/* ---- Variables ---- */

static struct ir_variable describe_type(const struct type *type)
{
    struct ir_variable v = {
        .name = "",
        .class = type_class(type),
        .annotation = annotation_none(),
        .number = number_of(type),
        .type_name = type->name,
        .pointee = "",
        .set_state = STATE_NONE,
    };
    if (type->kind != TYPE_POINTER)
        return v;
    v.pointee_const = type->target->is_const;
    if (type->target->kind != TYPE_RECORD)
        return v;
    const struct record *record = type->target->record;
    v.pointee = record->tag;
    v.in_parcel = type_in_parcel(type);
    v.contract = record->contract;
    v.side = record->side;
    return v;
}

struct ir_variable emit_describe(const struct variable *variable)
{
    struct ir_variable v = describe_type(variable->type);
    v.name = variable->name;
    v.storage = variable->storage;
    v.annotation = variable->annotation;
    v.place = variable->place;
    if (v.class == IR_ENDPOINTS)
        v.set_state = v.annotation.state;
    v.lends_itself = view_lends_itself(variable->type);
    v.is_object = variable->is_object;
    if (v.class == IR_AGGREGATE) {
        const struct type *type = variable->type;
        while (type->kind == TYPE_ARRAY)
            type = type->target;
        if (type->kind == TYPE_RECORD)
            v.pointee = type->record->tag;
    }
    if (v.is_object)
        v.class = IR_POINTER;
    return v;
}

static ir_var add_variable(struct emit *emit, struct ir_variable variable)
{
    struct ir_function *ir = emit->ir;
    ir->variables =
        pool_grow(&emit->growing, ir->variables, ir->variable_count, sizeof *ir->variables);
    ir->variables[ir->variable_count] = variable;
    return (ir_var)ir->variable_count++;
}

ir_var emit_temporary(struct emit *emit, const struct type *type, struct place place)
{
    struct ir_variable v = describe_type(type);
    v.storage = IR_TEMPORARY;
    v.place = place;
    return add_variable(emit, v);
}

ir_var emit_local(struct emit *emit, const struct type *type, const char *name, struct place place)
{
    struct ir_variable v = describe_type(type);
    v.name = name;
    v.storage = IR_LOCAL;
    v.place = place;
    return add_variable(emit, v);
}

ir_var emit_meeting(struct emit *emit, const struct type *type, struct place place)
{
    ir_var meeting = emit_local(emit, type, "", place);
    emit_pending(emit, meeting);
    return meeting;
}

void emit_declared_function(struct front *front, struct function *function)
{
    struct ir_function *ir = function->ir;
    if (ir->parameters != NULL)
        return;
    size_t count = function->parameter_count;
    ir->parameters = front_allocate(front, (count + 1) * sizeof *ir->parameters);
    ir->variables = front_allocate(front, (count + 1) * sizeof *ir->variables);
    ir->parameter_count = ir->variable_count = count;
    for (size_t i = 0; i < count; i++) {
        ir->parameters[i] = (ir_var)i;
        ir->variables[i] = emit_describe(function->parameters[i]);
    }
    struct ir_unit *unit = front->unit;
    unit->functions =
        front_append(front, unit->functions, unit->function_count, sizeof *unit->functions);
    unit->functions[unit->function_count++] = ir;
}

/* ---- Ends of scopes ---- */

void emit_pending(struct emit *emit, ir_var variable)
{
    emit->pending =
        front_append(emit->front, emit->pending, emit->pending_count, sizeof *emit->pending);
    emit->pending[emit->pending_count++] = variable;
}

void emit_end_pending(struct emit *emit, struct place place)
{
    for (size_t i = 0; i < emit->pending_count; i++)
        emit_unary(emit, IR_SCOPE_END, IR_NONE, emit->pending[i], place);
}

void emit_end_scopes(struct emit *emit, size_t depth, struct place place)
{
    for (size_t i = emit->scope_count; i > depth; i--)
        emit_unary(emit, IR_SCOPE_END, IR_NONE, emit->scope[i - 1], place);
}

/* ---- Unreachable blocks ---- */

static void mark(const struct ir_function *ir, ir_block *stack, size_t *depth, bool *reached,
                 ir_block target)
{
    if (target == IR_NONE || target >= ir->block_count || reached[target])
        return;
    reached[target] = true;
    stack[(*depth)++] = target;
}

static void mark_all(const struct ir_function *ir, bool *reached)
{
    ir_block *stack = host_allocate((ir->block_count + 1) * sizeof *stack);
    size_t depth = 0;
    mark(ir, stack, &depth, reached, 0);
    while (depth > 0) {
        const struct ir_basic_block *block = &ir->blocks[stack[--depth]];
        const struct ir_instruction *last = &block->instructions[block->count - 1];
        mark(ir, stack, &depth, reached, last->target[0]);
        mark(ir, stack, &depth, reached, last->target[1]);
        for (size_t i = 0; i < last->case_count; i++)
            mark(ir, stack, &depth, reached, last->cases[i].target);
    }
    free(stack);
}

bool emit_is_reachable(const struct emit *emit, ir_block block)
{
    bool *reached = host_allocate(emit->ir->block_count + 1);
    mark_all(emit->ir, reached);
    bool is = reached[block];
    free(reached);
    return is;
}

static void prune(struct emit *emit)
{
    struct ir_function *ir = emit->ir;
    bool *reached = host_allocate(ir->block_count + 1);
    ir_block *renamed = host_allocate((ir->block_count + 1) * sizeof *renamed);
    mark_all(ir, reached);
    size_t kept = 0;
    for (size_t b = 0; b < ir->block_count; b++) {
        if (!reached[b])
            continue;
        renamed[b] = (ir_block)kept;
        ir->blocks[kept++] = ir->blocks[b];
    }
    ir->block_count = kept;
    for (size_t b = 0; b < kept; b++) {
        struct ir_instruction *last = &ir->blocks[b].instructions[ir->blocks[b].count - 1];
        for (size_t i = 0; i < 2; i++)
            if (last->target[i] != IR_NONE)
                last->target[i] = renamed[last->target[i]];
        for (size_t i = 0; i < last->case_count; i++)
            last->cases[i].target = renamed[last->cases[i].target];
    }
    free(reached);
    free(renamed);
}

static void *keep(struct emit *emit, const void *items, size_t count, size_t size)
{
    void *kept = front_allocate(emit->front, count * size);
    return count > 0 ? memcpy(kept, items, count * size) : kept;
}

void emit_finish(struct emit *emit)
{
    struct ir_function *ir = emit->ir;
    prune(emit);
    ir->variables = keep(emit, ir->variables, ir->variable_count, sizeof *ir->variables);
    ir->blocks = keep(emit, ir->blocks, ir->block_count, sizeof *ir->blocks);
    for (size_t b = 0; b < ir->block_count; b++) {
        struct ir_basic_block *block = &ir->blocks[b];
        block->instructions =
            keep(emit, block->instructions, block->count, sizeof *block->instructions);
    }
    pool_free(&emit->growing);
}
