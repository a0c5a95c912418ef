/* front_call.c - calls to instructions: of the component's functions, of the SDK's, and the
 * operations of contracts. */
#include "front_emit.h"

#include <string.h>

/* A struct by value: where it lies is worked out in order, and it is copied when the call is made,
 * behind all other arguments. A view that is a variable is read there anyway. */
static bool is_copied(const struct node *argument)
{
    return argument->type != NULL && argument->type->kind == TYPE_RECORD &&
           node_is_lvalue(argument) &&
           (argument->kind != NODE_VARIABLE || !type_is_view(argument->type));
}

/* The address of a struct that the function has as a local, with owned fields: what is known of
 * them behind the call is known of the variable itself. */
static const struct variable *object_lent(const struct node *argument)
{
    argument = node_bare(argument);
    bool is_whole = argument->kind == NODE_ADDRESS && argument->children[0]->kind == NODE_VARIABLE;
    const struct variable *variable = is_whole ? argument->children[0]->variable : NULL;
    return variable != NULL && variable->is_object ? variable : NULL;
}

/* The arguments from `first` on, evaluated in order. */
static void arguments(struct emit *emit, const struct node *node, size_t first, size_t end,
                      ir_var *values, struct place *places)
{
    for (size_t i = first; i < end; i++) {
        const struct node *argument = node->children[i];
        if (object_lent(argument) != NULL)
            values[i] = object_lent(argument)->index;
        else
            values[i] =
                is_copied(argument) ? lower_base(emit, argument) : lower_operand(emit, argument);
        places[i] = argument->place;
    }
    for (size_t i = first; i < end; i++)
        if (is_copied(node->children[i]))
            values[i] = lower_load(emit, node->children[i], values[i]);
}

static ir_var result_of(struct emit *emit, const struct node *node, const struct type *type)
{
    if (type->kind == TYPE_VOID)
        return IR_NONE;
    ir_var result = emit_temporary(emit, type, node->place);
    const struct ir_annotation *annotation = &node->function->ir->result;
    if (annotation->own || (annotation->open & IR_MARK_OWN))
        emit_pending(emit, result);
    return result;
}

static void set_arguments(struct emit *emit, struct ir_instruction *op, size_t count,
                          const ir_var *values, const struct place *places)
{
    emit_args(emit, op, count, values);
    op->arg_places = front_allocate(emit->front, (count + 1) * sizeof *places);
    memcpy(op->arg_places, places, count * sizeof *places);
}

/* What the SDK makes with a parameter called `length` is a vector that long, with one called
 * `count` a slice of so many elements, and with one called `skipped` what is behind those. */
static void know_length(struct emit *emit, const struct node *node, struct ir_instruction *call)
{
    const struct function *function = node->function;
    if (!function->is_sdk || node->count == 0 || call->dst == IR_NONE)
        return;
    const struct variable *last = function->parameters[node->count - 1];
    bool is_slice = view_is_slice(node->type);
    const struct node *whole = node->children[0];
    bool is_shared = whole->kind == NODE_VARIABLE &&
                     (whole->variable->storage == IR_STATIC || whole->variable->is_lent);
    if (is_slice && node->count == 1) { /* all of a vector, or of another slice */
        if (is_shared)
            return;
        emit_known(emit, call, (struct ir_number){64, false}, operand_length(call->args[0]));
        return;
    }
    struct ir_operand asked =
        operand_of(emit, node->children[node->count - 1], call->args[node->count - 1]);
    if (is_slice && strcmp(last->name, "skipped") == 0 && asked.kind != IR_UNKNOWN && !is_shared) {
        struct ir_formula *formula = front_allocate(emit->front, sizeof *formula);
        *formula =
            (struct ir_formula){IR_SUBTRACT, {64, false}, operand_length(call->args[0]), asked};
        call->formula = formula;
        return;
    }
    if ((!is_slice && !type_points_to(node->type, RECORD_VECTOR)) ||
        strcmp(last->name, is_slice ? "count" : "length") != 0 || number_of(last->type).bits != 64)
        return;
    emit_known(emit, call, number_of(last->type), asked);
}

static ir_var ordinary_call(struct emit *emit, const struct node *node, const struct type *type)
{
    struct function *function = node->function;
    ir_var *values = front_allocate(emit->front, (node->count + 1) * sizeof *values);
    struct place *places = front_allocate(emit->front, (node->count + 1) * sizeof *places);
    size_t count = node->count - function->is_table;
    if (function->is_table)
        entry_called(emit, node->children[count]);
    arguments(emit, node, 0, count, values, places);
    lower_asked_counts(emit, node, values);
    depth_lower(emit, node, values);
    if (!function->is_defined)
        emit_declared_function(emit->front, function);
    ir_var result = result_of(emit, node, type);
    struct ir_instruction *op = emit_op(emit, IR_CALL, result, node->place);
    op->callee = function->ir;
    set_arguments(emit, op, count, values, places);
    know_length(emit, node, op);
    if (function->is_sdk && strcmp(function->name, "deed_text_length") == 0)
        return scan_call(emit, node, result);
    if (function->ir->is_noreturn) {
        emit_op(emit, IR_STOP, IR_NONE, node->place);
        emit_after_terminator(emit, node->place);
    }
    return result;
}

/* Refused, with the rule off: a move out of a local, or nothing. */
static ir_var take_without_slot(struct emit *emit, const struct node *node, const struct type *type)
{
    const struct node *place = node->children[0];
    ir_var result = emit_temporary(emit, type, node->place);
    emit_pending(emit, result);
    if (place->kind == NODE_VARIABLE && place->type->kind == TYPE_POINTER)
        emit_unary(emit, IR_COPY, result, place->variable->index, node->place);
    else
        emit_op(emit, IR_NULL, result, node->place);
    return result;
}

static ir_var slot_take(struct emit *emit, const struct node *node)
{
    const struct node *place = node->children[0];
    ir_var base = lower_base(emit, place);
    ir_var result = emit_temporary(emit, place->type, node->place);
    emit_pending(emit, result);
    struct ir_instruction *op = emit_op(emit, IR_TAKE, result, node->place);
    op->slot = node_slot(place);
    op->which = element_which(emit->front, place);
    emit_args(emit, op, 1, &base);
    return result;
}

static ir_var slot_put(struct emit *emit, const struct node *node)
{
    const struct node *place = node->children[0];
    if (node_slot(place) == IR_NONE) { /* refused, with the rule off */
        lower_operand(emit, node->children[1]);
        return IR_NONE;
    }
    ir_var base = lower_base(emit, place);
    ir_var args[2] = {base, lower_operand(emit, node->children[1])};
    struct place places[2] = {place->place, node->children[1]->place};
    struct ir_instruction *op = emit_op(emit, IR_PUT, IR_NONE, node->place);
    op->slot = node_slot(place);
    op->which = element_which(emit->front, place);
    set_arguments(emit, op, 2, args, places);
    return IR_NONE;
}

/* deed_index: its first argument, which is below the second from then on. */
static ir_var checked_index(struct emit *emit, const struct node *node)
{
    ir_var v;
    struct ir_element element = {.check = IR_AT, .base = IR_NONE};
    element.index = lower_scalar(emit, node->children[0], &v);
    element.count = lower_scalar(emit, node->children[1], &v);
    emit_element(emit, element, node->place);
    ir_var result = emit_temporary(emit, node->type, node->place);
    emit_formula(emit, result, IR_VALUE, element.index, operand_none(), node->place);
    return result;
}

static bool is_now(const struct node *node)
{
    return node->kind == NODE_CALL && node->function->is_sdk &&
           strcmp(node->function->name, "deed_now") == 0;
}

/* A deadline that certainly comes: a constant other than DEED_FOREVER, or the present and some. Of
 * anything else that is computed it is not known. */
static bool comes_soon(const struct node *deadline)
{
    while (deadline->kind == NODE_CONVERT)
        deadline = deadline->children[0];
    if (deadline->kind == NODE_CONSTANT)
        return deadline->value >= 0;
    if (deadline->kind != NODE_ARITHMETIC || deadline->operator!= IR_ADD || deadline->count != 2)
        return is_now(deadline);
    const struct node *left = deadline->children[0], *right = deadline->children[1];
    while (right->kind == NODE_CONVERT)
        right = right->children[0];
    return is_now(left) && right->kind == NODE_CONSTANT && right->value >= 0;
}

static bool is_forever(const struct node *deadline)
{
    while (deadline->kind == NODE_CONVERT)
        deadline = deadline->children[0];
    return deadline->kind == NODE_CONSTANT && deadline->value == -1;
}

/* The last argument is the deadline. */
static ir_var wait(struct emit *emit, const struct node *node)
{
    ir_var values[4];
    struct place places[4];
    size_t sources = node->count - 1;
    arguments(emit, node, 0, sources, values, places);
    emit_use(emit, lower_value(emit, node->children[sources]), node->place);
    ir_var result = emit_temporary(emit, node->type, node->place);
    struct ir_instruction *op = emit_op(emit, IR_WAIT, result, node->place);
    op->with_deadline = !is_forever(node->children[sources]);
    op->comes_soon = comes_soon(node->children[sources]);
    set_arguments(emit, op, sources, values, places);
    return result;
}

/* How many of the arguments are operands; the others are numbers such as deadlines. */
static size_t operand_count(const struct node *node)
{
    switch (node->function->operation.op) {
    case IR_SEND:
    case IR_REQUEST:
    case IR_SET_PUT: return node->count;
    case IR_SET_TAKE:
    case IR_CHANNEL: return 0;
    default: return 1;
    }
}

static struct ir_instruction *emit_contract(struct emit *emit, const struct node *node,
                                            enum ir_op kind, ir_var result)
{
    const struct operation *operation = &node->function->operation;
    struct ir_instruction *op = emit_op(emit, kind, result, node->place);
    op->contract = operation->contract;
    op->side = operation->side;
    return op;
}

/* C_reply_M(set, server, ...): the message is sent, the endpoint put into the set, and the next one
 * received from it. */
static ir_var reply(struct emit *emit, const struct node *node)
{
    ir_var *values = front_allocate(emit->front, (node->count + 1) * sizeof *values);
    struct place *places = front_allocate(emit->front, (node->count + 1) * sizeof *places);
    arguments(emit, node, 0, node->count, values, places);
    struct ir_instruction *send = emit_contract(emit, node, IR_SEND, IR_NONE);
    send->message = node->function->operation.message;
    set_arguments(emit, send, node->count - 1, values + 1, places + 1);
    set_arguments(emit, emit_contract(emit, node, IR_SET_PUT, IR_NONE), 2, values, places);
    ir_var result = result_of(emit, node, node->type);
    set_arguments(emit, emit_contract(emit, node, IR_SET_RECEIVE, result), 1, values, places);
    return result;
}

static ir_var contract_operation(struct emit *emit, const struct node *node)
{
    const struct operation *operation = &node->function->operation;
    if (operation->is_reply)
        return reply(emit, node);
    ir_var *values = front_allocate(emit->front, (node->count + 1) * sizeof *values);
    struct place *places = front_allocate(emit->front, (node->count + 1) * sizeof *places);
    size_t operands = operand_count(node);
    arguments(emit, node, 0, operands, values, places);
    for (size_t i = operands; i < node->count; i++)
        emit_use(emit, lower_value(emit, node->children[i]), node->children[i]->place);
    ir_var result = result_of(emit, node, node->type);
    struct ir_instruction *op = emit_contract(emit, node, operation->op, result);
    op->message = operation->message;
    op->parameter = operation->parameter;
    op->with_deadline = operation->with_deadline;
    bool has_deadline = op->with_deadline || op->op == IR_OPEN;
    op->comes_soon = has_deadline && operands < node->count && comes_soon(node->children[operands]);
    set_arguments(emit, op, operands, values, places);
    return result;
}

ir_var lower_call(struct emit *emit, const struct node *node, const struct type *type)
{
    const struct function *function = node->function;
    if (!function->is_sdk)
        return ordinary_call(emit, node, node->type);
    switch (function->operation.meaning) {
    case MEANING_SLOT_TAKE:
        if (node_slot(node->children[0]) == IR_NONE)
            return take_without_slot(emit, node, type);
        return slot_take(emit, node);
    case MEANING_SLOT_PUT: return slot_put(emit, node);
    case MEANING_INDEX: return checked_index(emit, node);
    case MEANING_OVERLAY:
    case MEANING_TAKE:
    case MEANING_PARCEL_TAKE:
    case MEANING_PARCEL_ADD:
    case MEANING_PARCEL_ADD_VECTOR:
    case MEANING_PARCEL_FREEZE:
    case MEANING_PARCEL_SHARE: return ordinary_call(emit, node, type);
    case MEANING_WAIT: return wait(emit, node);
    case MEANING_CONTRACT: return contract_operation(emit, node);
    default: return ordinary_call(emit, node, node->type);
    }
}
