/* front_value.c - expressions to instructions: where values come from, what is dereferenced, what
 * is computed, and which way the tests go. */
#include "front_emit.h"

#include <string.h>

static bool is_pointer(const struct node *node)
{
    return node->type != NULL && node->type->kind == TYPE_POINTER;
}

/* ---- Reading memory ---- */

ir_var lower_base(struct emit *emit, const struct node *lvalue)
{
    switch (lvalue->kind) {
    case NODE_VARIABLE: return lvalue->variable->index;
    case NODE_MEMBER: return lower_base(emit, lvalue->children[0]);
    case NODE_DEREF: return lower_operand(emit, lvalue->children[0]);
    case NODE_INDEX: {
        const struct node *array = lvalue->children[0];
        if (walk_lowers(array))
            return walk_element(emit, lvalue);
        ir_var base = array->kind == NODE_DECAY && node_is_lvalue(array->children[0]) &&
                              array->children[0]->kind != NODE_STRING
                          ? lower_base(emit, array->children[0])
                          : lower_operand(emit, array);
        lower_index(emit, lvalue, base);
        return base;
    }
    default: return lower_operand(emit, lvalue);
    }
}

/* Is the lvalue a whole variable that is its own operand? */
static bool is_plain_variable(const struct node *node)
{
    if (node->kind != NODE_VARIABLE || type_class(node->type) == IR_AGGREGATE)
        return false;
    return node->variable->slot == IR_NONE;
}

/* A port's set holds its endpoints in the state that the component file says. */
static void describe_port(struct emit *emit, const struct node *node, ir_var loaded)
{
    if (node->kind != NODE_MEMBER || node->children[0]->type->kind != TYPE_RECORD ||
        node->children[0]->type->record->kind != RECORD_PORTS)
        return;
    const struct port *port = component_find_port(emit->front->component, node->field->name);
    struct ir_variable *v = &emit->ir->variables[loaded];
    if (port != NULL)
        emit->front->unit->touches[port - emit->front->component->ports] = true;
    if (port == NULL || port->contract == NULL)
        return;
    if (v->class == IR_CAPABILITY)
        v->contract = port->contract;
    if (v->class != IR_ENDPOINTS || port->kind != PORT_SERVES)
        return;
    v->port = port;
    v->from_port = true;
    v->set_state = port->set_state != NULL ? contract_find_state(port->contract, port->set_state)
                                           : port->contract->start;
}

/* `v->length` of a vector. */
static bool is_length(const struct node *node)
{
    return node->kind == NODE_MEMBER && strcmp(node->field->name, "length") == 0 &&
           node->children[0]->kind == NODE_DEREF && node->children[0]->type->kind == TYPE_RECORD &&
           node->children[0]->type->record->kind == RECORD_VECTOR;
}

/* The integer field that an lvalue is. */
static ir_field field_of(const struct node *lvalue)
{
    return lvalue->kind == NODE_MEMBER ? lvalue->field->number : 0;
}

/* Others may change it behind the function's back. */
static bool is_shared(const struct variable *variable)
{
    return variable->storage == IR_STATIC || variable->is_lent;
}

static bool is_in_handle(const struct node *node)
{
    return node->kind == NODE_MEMBER && node->children[0]->type->kind == TYPE_RECORD &&
           node->children[0]->type->record->kind == RECORD_HANDLE;
}

/* A text that is not null, in a constant table: of texts, or of structs. */
static bool is_text_in_table(const struct node *node)
{
    if (!text_is(node->type))
        return false;
    if (node->kind == NODE_MEMBER)
        return node->children[0]->type->kind == TYPE_RECORD &&
               node->children[0]->type->record->kind == RECORD_TABLE;
    if (node->kind != NODE_INDEX || node->children[0]->kind != NODE_DECAY)
        return false;
    const struct node *array = node->children[0]->children[0];
    return array->kind == NODE_VARIABLE && array->variable->has_texts;
}

ir_var lower_load(struct emit *emit, const struct node *node, ir_var base)
{
    ir_var loaded = emit_temporary(emit, node->type, node->place);
    if (is_in_handle(node)) { /* a frozen parcel is there as long as the handle is */
        emit_unary(emit, IR_INTERIOR, loaded, base, node->place);
        return loaded;
    }
    if (is_text_in_table(node)) {
        bool is_behind = emit->ir->variables[base].class == IR_POINTER;
        if (is_behind)
            emit_unary(emit, IR_INTERIOR, loaded, base, node->place);
        else
            emit_op(emit, IR_LITERAL, loaded, node->place);
        return loaded;
    }
    struct ir_instruction *op = emit_op(emit, IR_LOAD, loaded, node->place);
    op->is_entry = is_pointer(node) && table_is_pointer(node->type);
    op->slot = is_pointer(node) ? node_slot(node) : IR_NONE;
    if (is_pointer(node) && op->slot == IR_NONE)
        op->slot = node_in_slot(node);
    emit_args(emit, op, 1, &base);
    if (is_length(node) || view_slice_part(node, "length") != NULL)
        emit_known(emit, op, number_of(node->type), operand_length(base));
    op->field = field_of(node);
    op->is_length = view_is_length(node);
    op->part = part_of(emit->front, op->is_length ? node->children[0] : node);
    if (view_is_counted(node))
        emit->ir->variables[loaded].annotation.count = "length";
    describe_port(emit, node, loaded);
    return loaded;
}

/* The variable at the root of an lvalue that lies in it, or NULL when it is behind a pointer. */
static const struct variable *root(const struct node *lvalue)
{
    for (;;) {
        switch (lvalue->kind) {
        case NODE_VARIABLE: return lvalue->variable;
        case NODE_MEMBER: lvalue = lvalue->children[0]; break;
        case NODE_INDEX:
            if (lvalue->children[0]->kind != NODE_DECAY)
                return NULL;
            lvalue = lvalue->children[0]->children[0];
            break;
        default: return NULL;
        }
    }
}

static ir_var address(struct emit *emit, const struct node *node, const struct node *lvalue)
{
    ir_var pointer = emit_temporary(emit, node->type, node->place);
    const struct variable *variable = root(lvalue);
    if (lvalue->kind == NODE_STRING) {
        emit_op(emit, IR_LITERAL, pointer, node->place);
        return pointer;
    }
    ir_var base = lower_base(emit, lvalue);
    bool is_constant =
        variable != NULL && variable->storage == IR_STATIC && variable->type->is_const;
    bool is_memory = variable != NULL && !variable->is_object;
    if (is_constant)
        emit_op(emit, IR_LITERAL, pointer, node->place);
    else
        emit_unary(emit, is_memory ? IR_ADDRESS : IR_INTERIOR, pointer, base, node->place);
    return pointer;
}

/* ---- Scalars ---- */

/* d := the operand, as d's type has it. */
static void set(struct emit *emit, ir_var dst, struct ir_operand value, struct place place)
{
    emit_formula(emit, dst, IR_VALUE, value, operand_none(), place);
}

/* Negation is a subtraction from 0, and `~` turns all bits. */
static void compute_unary(struct emit *emit, ir_var result, const struct node *node,
                          struct ir_operand operand)
{
    struct ir_operand other =
        node->operator== IR_SUBTRACT ? operand_constant(0) : operand_constant(-1);
    if (node->operator== IR_VALUE)
        set(emit, result, operand, node->place);
    else
        emit_formula(emit, result, node->operator, other, operand, node->place);
}

static ir_var computed(struct emit *emit, const struct node *node)
{
    struct ir_operand operands[2] = {operand_none(), operand_none()};
    if (node->count == 2 && walk_is_same(node->children[0], node->children[1]))
        return walk_compare(emit, node, node->operator);
    if (walk_is(node))
        return walk_base(emit, node);
    for (size_t i = 0; i < node->count; i++) {
        ir_var v;
        operands[i] = lower_scalar(emit, node->children[i], &v);
        if (is_pointer(node->children[i]) && is_pointer(node)) /* the rule is off */
            return v;
    }
    ir_var result = emit_temporary(emit, node->type, node->place);
    if (node->count == 0)
        emit_op(emit, IR_SET, result, node->place);
    else if (node->count == 1)
        compute_unary(emit, result, node, operands[0]);
    else
        emit_formula(emit, result, node->operator, operands[node->is_swapped],
                     operands[!node->is_swapped], node->place);
    return result;
}

/* ---- Conditions ---- */

static const struct node *compared_with_null(const struct node *node)
{
    if (node->kind != NODE_COMPARE)
        return NULL;
    if (node->children[1]->kind == NODE_NULL)
        return node->children[0];
    return node->children[0]->kind == NODE_NULL ? node->children[1] : NULL;
}

static void test_pointer(struct emit *emit, const struct node *pointer, ir_block null,
                         ir_block other, struct place place)
{
    ir_var v = entry_tested(emit, pointer, lower_operand(emit, pointer));
    enum ir_class class = emit->ir->variables[v].class;
    if (class == IR_POINTER || class == IR_ENDPOINT || class == IR_ENDPOINTS) {
        emit_branch(emit, IR_BRANCH_NULL, v, null, other, place);
    } else { /* a port: never null */
        emit_use(emit, v, place);
        emit_jump(emit, other, place);
    }
}

/* Whether a floating number is not zero says nothing of it as an integer. */
static const struct type test_type = {.kind = TYPE_FOREIGN, .name = "bool"};

static ir_var floating_test(struct emit *emit, ir_var number, struct place place)
{
    ir_var test = emit_temporary(emit, &test_type, place);
    emit_args(emit, emit_op(emit, IR_SET, test, place), 1, &number);
    return test;
}

void lower_condition(struct emit *emit, const struct node *node, ir_block yes, ir_block no)
{
    const struct node *tested = compared_with_null(node);
    if (tested != NULL) {
        bool is_not = node->value != 0;
        test_pointer(emit, tested, is_not ? no : yes, is_not ? yes : no, node->place);
        return;
    }
    switch (node->kind) {
    case NODE_NOT: lower_condition(emit, node->children[0], no, yes); return;
    case NODE_AND:
    case NODE_OR: {
        ir_block second = emit_block(emit, node->children[1]->place);
        bool is_and = node->kind == NODE_AND;
        lower_condition(emit, node->children[0], is_and ? second : yes, is_and ? no : second);
        emit->current = second;
        if (is_and)
            scan_learn_equal(emit, node, &yes);
        lower_condition(emit, node->children[1], yes, no);
        return;
    }
    case NODE_CONDITIONAL: {
        ir_block first = emit_block(emit, node->children[1]->place);
        ir_block second = emit_block(emit, node->children[2]->place);
        lower_condition(emit, node->children[0], first, second);
        emit->current = first;
        lower_condition(emit, node->children[1], yes, no);
        emit->current = second;
        lower_condition(emit, node->children[2], yes, no);
        return;
    }
    case NODE_CONSTANT: emit_jump(emit, node->value != 0 ? yes : no, node->place); return;
    case NODE_NULL: emit_jump(emit, no, node->place); return;
    default: break;
    }
    if (is_pointer(node)) {
        test_pointer(emit, node, no, yes, node->place);
        return;
    }
    ir_var v = lower_operand(emit, node);
    scan_learn(emit, node, &yes, &no);
    if (node->type != NULL && node->type->kind == TYPE_FLOAT)
        v = floating_test(emit, v, node->place);
    emit_branch(emit, IR_BRANCH, v, yes, no, node->place);
}

/* The value of a condition: 0 or 1, by way of the edges. */
static ir_var condition_value(struct emit *emit, const struct node *node)
{
    ir_block yes = emit_block(emit, node->place), no = emit_block(emit, node->place);
    ir_block join = emit_block(emit, node->place);
    ir_var meeting = emit_meeting(emit, node->type, node->place);
    lower_condition(emit, node, yes, no);
    for (int i = 0; i < 2; i++) {
        emit->current = i == 0 ? yes : no;
        set(emit, meeting, operand_constant(i == 0), node->place);
        emit_jump(emit, join, node->place);
    }
    emit->current = join;
    return meeting;
}

/* variable := value, for anything but aggregates. */
static void assign(struct emit *emit, ir_var variable, const struct node *value, struct place place)
{
    if (value->kind == NODE_NULL && emit->ir->variables[variable].class != IR_CAPABILITY) {
        emit_op(emit, IR_NULL, variable, place);
        return;
    }
    ir_var v = lower_value(emit, value);
    if (v != IR_NONE)
        emit_unary(emit, IR_COPY, variable, v, place);
    else
        set(emit, variable, operand_of(emit, value, v), place);
}

/* The same for a variable with a name. A number that others may change behind the function's back
 * is not known to be the very value that was assigned: it carries no message tag. */
static void assign_named(struct emit *emit, const struct variable *variable,
                         const struct node *value, struct place place)
{
    if (!is_shared(variable) || !type_is_scalar(variable->type)) {
        assign(emit, variable->index, value, place);
        return;
    }
    ir_var v;
    set(emit, variable->index, lower_scalar(emit, value, &v), place);
}

static ir_var conditional(struct emit *emit, const struct node *node)
{
    ir_block arms[2] = {emit_block(emit, node->children[1]->place),
                        emit_block(emit, node->children[2]->place)};
    ir_block join = emit_block(emit, node->place);
    ir_var meeting = emit_meeting(emit, node->type, node->place);
    lower_condition(emit, node->children[0], arms[0], arms[1]);
    for (size_t i = 0; i < 2; i++) {
        emit->current = arms[i];
        assign(emit, meeting, node->children[i + 1], node->place);
        emit_jump(emit, join, node->place);
    }
    emit->current = join;
    return meeting;
}

/* ---- Assignment ---- */

/* How many slices and pointers it has by value, those in arrays twice: they are never assigned at
 * once. */
static size_t slices_in(const struct type *type)
{
    if (type->kind == TYPE_POINTER)
        return 1;
    if (type->kind == TYPE_ARRAY)
        return 2 * slices_in(type->target);
    if (type->kind != TYPE_RECORD)
        return 0;
    if (type->record->kind == RECORD_SLICE)
        return 1;
    size_t count = 0;
    for (size_t i = 0; i < type->record->field_count && count < 2; i++)
        count += slices_in(type->record->fields[i].type);
    return count;
}

/* Is this part of a local view all of it that borrows? */
static bool is_all_of_view(const struct node *target)
{
    const struct variable *variable = root(target);
    return variable != NULL && variable->storage != IR_STATIC && type_is_view(target->type) &&
           slices_in(variable->type) == 1;
}

static ir_var store(struct emit *emit, const struct node *node)
{
    const struct node *target = node->children[0], *value = node->children[1];
    bool is_whole = target->type->kind == TYPE_RECORD;
    ir_var base =
        is_whole ? lower_base(emit, target) : IR_NONE; /* where a struct goes comes first */
    ir_var v = is_pointer(target) ? lower_operand(emit, value) : lower_value(emit, value);
    bool is_view = type_is_view(target->type);
    if (target->kind == NODE_VARIABLE && target->variable->is_object) /* the rule is off */
        return v;
    if (target->kind == NODE_VARIABLE && is_whole) {
        emit_op(emit, IR_ZERO, target->variable->index, node->place);
        return v;
    }
    if (is_view && is_all_of_view(target)) {
        struct ir_instruction *copy = emit_op(emit, IR_COPY, base, node->place);
        copy->part = part_of(emit->front, target);
        emit_args(emit, copy, 1, &v);
        return v;
    }
    ir_slot slot = is_pointer(target) ? node_slot(target) : IR_NONE;
    ir_var args[2] = {is_whole ? base : lower_base(emit, target),
                      is_whole && !is_view ? IR_NONE : v};
    ir_slot in_slot = is_pointer(target) ? node_in_slot(target) : IR_NONE;
    bool in_view = target->kind == NODE_MEMBER && type_is_view(target->children[0]->type);
    if (slot == IR_NONE && in_slot == IR_NONE && is_pointer(target) && !in_view)
        args[1] = IR_NONE;
    struct ir_instruction *op =
        emit_op(emit, slot != IR_NONE ? IR_PUT : IR_STORE, IR_NONE, node->place);
    op->slot = slot != IR_NONE ? slot : in_slot;
    emit_args(emit, op, 2, args);
    op->field = field_of(target);
    op->part = part_of(emit->front, target);
    op->written = type_is_scalar(target->type)                        ? IR_WRITTEN_NUMBER
                  : is_pointer(target) || view_is_slice(target->type) ? IR_WRITTEN_BORROW
                                                                      : IR_WRITTEN_ANY;
    if (op->field != 0)
        emit_known(emit, op, number_of(target->type), operand_of(emit, value, v));
    return v;
}

/* The value is what was stored: a constant, or what stands in the variable that is returned. */
static ir_var assignment(struct emit *emit, const struct node *node)
{
    const struct node *target = node->children[0];
    if (!is_plain_variable(target))
        return store(emit, node);
    if (target->variable->walk != NULL) {
        walk_assign(emit, target->variable, node->children[1], node->place);
        return target->variable->index;
    }
    assign_named(emit, target->variable, node->children[1], node->place);
    return target->variable->index;
}

/* The type in which `target op= operand` is computed: the operand has been converted to it, but for
 * shifts, whose left side decides. */
static struct ir_number update_number(const struct node *node)
{
    bool is_shift = node->operator== IR_SHIFT_LEFT || node->operator== IR_SHIFT_RIGHT;
    struct ir_number number = number_of(node->children[is_shift || node->count == 1 ? 0 : 1]->type);
    if (number.bits != 0 && number.bits < 32)
        number = (struct ir_number){32, true};
    return number;
}

static ir_var number_temporary(struct emit *emit, const struct node *node, struct ir_number number)
{
    ir_var v = emit_temporary(emit, node->children[0]->type, node->place);
    emit->ir->variables[v].number = number;
    return v;
}

/* dst := old op operand, computed in the type that C says. */
static void update_value(struct emit *emit, const struct node *node, ir_var dst, ir_var old,
                         struct ir_operand operand)
{
    struct ir_operand value = operand_of(emit, node->children[0], old);
    struct ir_number wide = update_number(node), own = emit->ir->variables[dst].number;
    if (wide.bits == own.bits && wide.is_signed == own.is_signed) {
        emit_formula(emit, dst, node->operator, value, operand, node->place);
        return;
    }
    ir_var widened = number_temporary(emit, node, wide),
           result = number_temporary(emit, node, wide);
    set(emit, widened, value, node->place);
    value.variable = widened;
    emit_formula(emit, result, node->operator, value, operand, node->place);
    value.variable = result;
    if (own.bits == 1) /* a bool is not cut off: what is not 0 becomes 1 */
        emit_formula(emit, dst, IR_UNEQUAL, value, operand_constant(0), node->place);
    else
        set(emit, dst, value, node->place);
}

/* `x op= e`, `x++`. The value is the new one, or, of `x++`, the old. */
static ir_var update(struct emit *emit, const struct node *node)
{
    const struct node *target = node->children[0];
    struct ir_operand operand = operand_constant(1);
    ir_var v;
    if (walk_is(target) && target->kind == NODE_VARIABLE)
        return walk_step(emit, node);
    if (node->count == 2)
        operand = lower_scalar(emit, node->children[1], &v);
    if (text_is(target->type) && target->kind == NODE_VARIABLE && node->count == 1 &&
        node->operator== IR_ADD)
        return scan_step(emit, node);
    if (is_pointer(target)) /* the rule is off */
        return lower_operand(emit, target);
    if (is_plain_variable(target)) {
        ir_var variable = target->variable->index, old = IR_NONE;
        if (node->is_post) {
            old = emit_temporary(emit, target->type, node->place);
            set(emit, old, operand_of(emit, target, variable), node->place);
        }
        update_value(emit, node, variable, variable, operand);
        return node->is_post ? old : variable;
    }
    ir_var base = lower_base(emit, target);
    ir_var old = emit_temporary(emit, target->type, node->place);
    struct ir_instruction *load = emit_op(emit, IR_LOAD, old, node->place);
    emit_args(emit, load, 1, &base);
    load->field = field_of(target);
    load->part = part_of(emit->front, target);
    ir_var result = emit_temporary(emit, target->type, node->place);
    update_value(emit, node, result, old, operand);
    ir_var args[2] = {base, result};
    struct ir_instruction *store = emit_op(emit, IR_STORE, IR_NONE, node->place);
    emit_args(emit, store, 2, args);
    store->field = field_of(target);
    store->part = part_of(emit->front, target);
    store->written = IR_WRITTEN_NUMBER;
    if (store->field != 0)
        emit_known(emit, store, number_of(target->type), operand_of(emit, target, result));
    return node->is_post ? old : result;
}

void lower_initialise(struct emit *emit, const struct variable *variable, const struct node *value)
{
    if (type_class(variable->type) == IR_AGGREGATE ||
        (type_is_view(variable->type) && value->kind == NODE_LIST)) {
        lower_list(emit, variable, value);
    } else if (variable->walk != NULL) {
        walk_assign(emit, variable, value, variable->place);
    } else {
        assign_named(emit, variable, value, variable->place);
    }
}

/* ---- All kinds ---- */

/* 0 or 1 already? */
static bool is_condition(const struct node *node)
{
    return node->kind == NODE_ARITHMETIC && node->operator>= IR_LESS;
}

static ir_var convert(struct emit *emit, const struct node *node)
{
    const struct node *inner = node->children[0];
    if (node->type->kind == TYPE_VOID) {
        emit_use(emit, lower_value(emit, inner), node->place);
        return IR_NONE;
    }
    if (is_pointer(node) && inner->kind == NODE_CALL)
        return lower_call(emit, inner, node->type);
    ir_var v = lower_value(emit, inner);
    if (v == IR_NONE || (is_pointer(inner) && !type_is_scalar(node->type)))
        return v;
    ir_var result = emit_temporary(emit, node->type, node->place);
    if (is_pointer(node)) { /* the rule is off */
        emit_op(emit, IR_LITERAL, result, node->place);
    } else {
        struct ir_operand value = operand_of(emit, inner, v);
        if (emit->ir->variables[result].number.bits == 1 && !is_condition(inner))
            emit_formula(emit, result, IR_UNEQUAL, value, operand_constant(0), node->place);
        else
            set(emit, result, value, node->place);
    }
    return result;
}

static ir_var compare(struct emit *emit, const struct node *node)
{
    if (walk_is_same(node->children[0], node->children[1]))
        return walk_compare(emit, node, node->value != 0 ? IR_UNEQUAL : IR_EQUAL);
    ir_var pair[2] = {lower_operand(emit, node->children[0]),
                      lower_operand(emit, node->children[1])};
    ir_var result = emit_temporary(emit, node->type, node->place);
    emit_args(emit, emit_op(emit, IR_COMPARE, result, node->place), 2, pair);
    return result;
}

/* Refused, with the rule off: a value out of nowhere. */
static ir_var unknown(struct emit *emit, const struct node *node)
{
    if (node->type == NULL || node->type->kind == TYPE_VOID)
        return IR_NONE;
    ir_var result = emit_temporary(emit, node->type, node->place);
    switch (emit->ir->variables[result].class) {
    case IR_AGGREGATE: emit_op(emit, IR_ZERO, result, node->place); break;
    case IR_VIEW:
    case IR_POINTER:
    case IR_ENDPOINTS:
    case IR_ENDPOINT: emit_op(emit, IR_LITERAL, result, node->place); break;
    default:
        emit->ir->variables[result].class = IR_SCALAR;
        set(emit, result, operand_none(), node->place);
        break;
    }
    return result;
}

/* The value of a variable that is its own operand. */
static ir_var variable_value(struct emit *emit, const struct node *node)
{
    ir_var v = node->variable->index;
    if (!is_shared(node->variable) || !type_is_scalar(node->type))
        return v;
    ir_var copy = emit_temporary(emit, node->type, node->place);
    set(emit, copy, operand_of(emit, node, v), node->place);
    return copy;
}

/* What `x = e` or `++x` is worth: x now, whatever becomes of it in the rest of the expression. */
static ir_var result_value(struct emit *emit, const struct node *node, ir_var value)
{
    const struct node *target = node->children[0];
    bool is_target = is_plain_variable(target) && value == target->variable->index;
    return is_target ? variable_value(emit, target) : value;
}

/* The value of an assignment to a bit-field is what is left of it there. */
static ir_var as_kept(struct emit *emit, const struct node *node, ir_var value)
{
    const struct node *target = node->children[0];
    if (target->kind != NODE_MEMBER || !target->field->is_bit_field)
        return value;
    ir_var kept = emit_temporary(emit, target->type, node->place);
    emit_op(emit, IR_SET, kept, node->place);
    return kept;
}

void lower_effect(struct emit *emit, const struct node *node)
{
    switch (node->kind) {
    case NODE_ASSIGN: assignment(emit, node); return;
    case NODE_UPDATE: update(emit, node); return;
    case NODE_COMMA:
        lower_effect(emit, node->children[0]);
        lower_effect(emit, node->children[1]);
        return;
    default: lower_value(emit, node); return;
    }
}

/* A compound literal: a variable without a name. */
static ir_var list_value(struct emit *emit, const struct node *list)
{
    ir_var made = emit_meeting(emit, list->type, list->place);
    const struct variable variable = {.type = list->type, .index = made, .place = list->place};
    lower_list(emit, &variable, list);
    return made;
}

ir_var lower_value(struct emit *emit, const struct node *node)
{
    if (is_plain_variable(node))
        return variable_value(emit, node);
    switch (node->kind) {
    case NODE_CONSTANT: return IR_NONE;
    case NODE_NULL: {
        ir_var null = emit_temporary(emit, node->type, node->place);
        bool is_port = emit->ir->variables[null].class == IR_CAPABILITY; /* refused before */
        emit_op(emit, is_port ? IR_LITERAL : IR_NULL, null, node->place);
        return null;
    }
    case NODE_VARIABLE:
    case NODE_MEMBER:
    case NODE_DEREF:
    case NODE_INDEX: return lower_load(emit, node, lower_base(emit, node));
    case NODE_ADDRESS:
    case NODE_DECAY: return address(emit, node, node->children[0]);
    case NODE_CONVERT: return convert(emit, node);
    case NODE_ARITHMETIC: return computed(emit, node);
    case NODE_COMPARE:
        return compared_with_null(node) != NULL ? condition_value(emit, node) : compare(emit, node);
    case NODE_NOT:
    case NODE_AND:
    case NODE_OR: return condition_value(emit, node);
    case NODE_CONDITIONAL: return conditional(emit, node);
    case NODE_ASSIGN: return as_kept(emit, node, result_value(emit, node, assignment(emit, node)));
    case NODE_UPDATE: return as_kept(emit, node, result_value(emit, node, update(emit, node)));
    case NODE_COMMA:
        lower_effect(emit, node->children[0]);
        return lower_value(emit, node->children[1]);
    case NODE_CALL: return lower_call(emit, node, node->type);
    case NODE_LIST: return list_value(emit, node);
    default: return unknown(emit, node);
    }
}

ir_var lower_operand(struct emit *emit, const struct node *node)
{
    ir_var v = lower_value(emit, node);
    if (v != IR_NONE)
        return v;
    v = emit_temporary(emit, node->type, node->place);
    emit->ir->variables[v].class = IR_SCALAR;
    set(emit, v, operand_of(emit, node, IR_NONE), node->place);
    return v;
}
