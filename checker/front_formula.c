/* front_formula.c - what scalars are computed by, and which index must be inside of what: the part
 * of the lowering that ownership has no use for. Whatever is not known is IR_UNKNOWN. */
#include "front_emit.h"

#include <ctype.h>
#include <stdlib.h>

struct ir_operand operand_none(void)
{
    return (struct ir_operand){.kind = IR_UNKNOWN, .variable = IR_NONE};
}

struct ir_operand operand_constant(ir_wide value)
{
    return (struct ir_operand){.kind = IR_CONSTANT, .variable = IR_NONE, .value = value};
}

struct ir_operand operand_length(ir_var of)
{
    return (struct ir_operand){.kind = IR_LENGTH, .variable = of};
}

struct ir_operand operand_of(const struct emit *emit, const struct node *node, ir_var v)
{
    while (node->kind == NODE_ASSIGN && v == IR_NONE) /* the end of a chain */
        node = node->children[1];
    if (node->kind == NODE_CONSTANT)
        return operand_constant(number_value(node->type, node->value));
    if (v == IR_NONE || emit->ir->variables[v].class != IR_SCALAR)
        return operand_none();
    return (struct ir_operand){.kind = IR_VARIABLE, .variable = v};
}

struct ir_operand lower_scalar(struct emit *emit, const struct node *node, ir_var *v)
{
    *v = lower_value(emit, node);
    return operand_of(emit, node, *v);
}

static size_t add_read(const struct ir_operand *operand, ir_var *args, size_t count)
{
    if (operand->kind == IR_VARIABLE)
        args[count++] = operand->variable;
    return count;
}

static void emit_reads(struct emit *emit, struct ir_instruction *op, const struct ir_operand *left,
                       const struct ir_operand *right)
{
    ir_var args[2];
    size_t count = add_read(left, args, 0);
    count = add_read(right, args, count);
    emit_args(emit, op, count, args);
}

/* Of floating numbers nothing is known: they are in no order with NaN, and between two integers. */
static bool is_integer(const struct emit *emit, const struct ir_operand *operand)
{
    return operand->kind != IR_VARIABLE || emit->ir->variables[operand->variable].number.bits != 0;
}

void emit_formula(struct emit *emit, ir_var dst, enum ir_operator operator, struct ir_operand left,
                  struct ir_operand right, struct place place)
{
    struct ir_instruction *op = emit_op(emit, IR_SET, dst, place);
    emit_reads(emit, op, &left, &right);
    struct ir_number number = emit->ir->variables[dst].number;
    if (!is_integer(emit, &left) || !is_integer(emit, &right))
        return;
    bool is_whole = left.kind != IR_UNKNOWN && (operator== IR_VALUE || right.kind != IR_UNKNOWN);
    if (number.bits == 0 || !is_whole)
        return;
    struct ir_formula *formula = front_allocate(emit->front, sizeof *formula);
    *formula = (struct ir_formula){operator, number, left, right};
    op->formula = formula;
}

void emit_known(struct emit *emit, struct ir_instruction *instruction, struct ir_number number,
                struct ir_operand value)
{
    if (value.kind == IR_UNKNOWN || number.bits == 0)
        return;
    struct ir_formula *formula = front_allocate(emit->front, sizeof *formula);
    *formula = (struct ir_formula){IR_VALUE, number, value, operand_none()};
    instruction->formula = formula;
}

void emit_element(struct emit *emit, struct ir_element element, struct place place)
{
    struct ir_instruction *op = emit_op(emit, IR_ELEMENT, IR_NONE, place);
    emit_reads(emit, op, &element.index, &element.count);
    struct ir_element *copy = front_allocate(emit->front, sizeof *copy);
    *copy = element;
    op->element = copy;
}

/* ---- Elements ---- */

struct ir_operand declared_count(const struct emit *emit, const struct variable *pointer)
{
    const struct ir_annotation *annotation = &pointer->annotation;
    if (annotation->count == NULL)
        return operand_none();
    if (annotation->count_var != IR_NONE && pointer->storage == IR_PARAMETER) {
        const struct variable *count = emit->function->parameters[annotation->count_var];
        count = count->first != NULL ? count->first : count;
        return (struct ir_operand){.kind = IR_VARIABLE, .variable = count->index};
    }
    if (isdigit((unsigned char)annotation->count[0]))
        return operand_constant((ir_wide)strtoull(annotation->count, NULL, 10));
    return operand_none();
}

struct ir_operand element_count(const struct emit *emit, const struct node *node, ir_var base)
{
    node = node_bare(node);
    if (text_is_read(node))
        return scan_length(node);
    if (node->kind == NODE_VARIABLE)
        return declared_count(emit, node->variable);
    const struct variable *slice = view_slice_part(node, "at");
    if (slice != NULL)
        return operand_length(slice->index);
    if (node->kind != NODE_DECAY || node->children[0]->type == NULL)
        return operand_none();
    const struct node *array = node->children[0];
    if (array->type->kind == TYPE_ARRAY)
        return operand_constant((ir_wide)array->type->length);
    bool is_vector = array->type->kind == TYPE_FLEXIBLE && array->kind == NODE_MEMBER &&
                     array->children[0]->kind == NODE_DEREF &&
                     array->children[0]->type->kind == TYPE_RECORD &&
                     array->children[0]->type->record->kind == RECORD_VECTOR;
    return is_vector && base != IR_NONE ? operand_length(base) : operand_none();
}

/* The length of a slice that a field holds, read where an element of it is reached: it is the same
 * as at a test before, if nothing was stored between. */
static struct ir_operand slice_length(struct emit *emit, const struct node *pointer)
{
    pointer = node_bare(pointer);
    if (!view_is_counted(pointer))
        return operand_none();
    struct node *slice = pointer->children[0];
    const struct node *whole = slice;
    while (whole->kind == NODE_MEMBER)
        whole = whole->children[0];
    if (whole->kind == NODE_DEREF)
        whole = whole->children[0];
    if (whole->kind != NODE_VARIABLE)
        return operand_none();
    const struct field *field = record_field(slice->type->record, "length");
    struct node length = {.kind = NODE_MEMBER,
                          .type = field->type,
                          .place = pointer->place,
                          .children = &slice,
                          .count = 1,
                          .field = field};
    ir_var read = lower_load(emit, &length, lower_base(emit, slice));
    return operand_of(emit, &length, read);
}

static const char advice_index[] =
    "write AT(p, n, i), which traps on any index outside; or test the index before";

void lower_index(struct emit *emit, const struct node *node, ir_var base)
{
    const struct node *index = node->children[1];
    ir_var v;
    struct ir_operand value = lower_scalar(emit, index, &v);
    if (text_is_read(node->children[0])) {
        scan_index(emit, node, base, value);
        return;
    }
    bool is_inside = index->kind == NODE_CONSTANT && node->is_checked;
    bool by_at = node_is_call(index, MEANING_INDEX);
    if (is_inside || (by_at && node->unchecked == NULL))
        return;
    struct ir_element element = {
        .check = node->unchecked != NULL ? IR_UNCHECKED : IR_TRAPPED,
        .base = base,
        .index = value,
        .count = element_count(emit, node->children[0], base),
        .rule = by_at ? "count" : "index",
        .why = node->unchecked,
        .advice = by_at ? "give AT the pointer's own count" : advice_index,
        .change = node->change != NULL ? *node->change : (struct ir_change){.text = NULL},
    };
    if (element.count.kind == IR_UNKNOWN)
        element.count = slice_length(emit, node->children[0]);
    emit_element(emit, element, node->place);
}

/* A callee takes it for granted of its count. */
static void lower_not_negative(struct emit *emit, const struct node *call, size_t i,
                               struct ir_operand asked)
{
    const struct variable *pointer = call->function->parameters[i];
    const struct variable *count = call->function->parameters[pointer->annotation.count_var];
    if (!count->type->is_signed)
        return;
    struct ir_element element = {
        .check = IR_ENOUGH,
        .base = IR_NONE,
        .index = operand_constant(0),
        .count = asked,
        .rule = "count",
        .why = front_format(emit->front, "`%s` of `%s` counts elements, and may be negative",
                            count->name, call->function->name),
        .advice = "test before the call that it is not: `if (n < 0) return;`",
    };
    emit_element(emit, element, call->children[pointer->annotation.count_var]->place);
}

void lower_asked_counts(struct emit *emit, const struct node *call, const ir_var *values)
{
    for (size_t i = 0; i < call->function->parameter_count && i < 64; i++) {
        const struct node *argument = node_bare(call->children[i]);
        const struct ir_annotation *annotation = &call->function->parameters[i]->annotation;
        bool is_walk =
            annotation->count != NULL && (walk_lowers(argument) || walk_is_element(argument));
        if (!(call->counts >> i & 1) && !is_walk)
            continue;
        ir_var base = IR_NONE;
        if (argument->kind == NODE_DECAY) {
            const struct variable *vector = node_vector_part(argument->children[0], "at");
            base = vector != NULL ? vector->index : IR_NONE;
        }
        struct ir_operand asked;
        if (annotation->count_var != IR_NONE)
            asked =
                (struct ir_operand){.kind = IR_VARIABLE, .variable = values[annotation->count_var]};
        else
            asked = operand_constant((ir_wide)strtoull(annotation->count, NULL, 10));
        if (annotation->count_var != IR_NONE)
            lower_not_negative(emit, call, i, asked);
        struct ir_element element = {
            .check = IR_ENOUGH,
            .base = base,
            .index = asked,
            .count = is_walk ? walk_left(emit, argument) : element_count(emit, argument, base),
            .rule = "count",
            .why = front_format(emit->front, "`%s` of `%s` needs %s elements",
                                call->function->parameters[i]->name, call->function->name,
                                annotation->count),
            .advice = "pass an array with a constant of at most its length, LITERAL(\"text\"), "
                      "v->at with v->length, or your own COUNT parameter with its count; or test "
                      "before the call that there are as many",
        };
        emit_element(emit, element, argument->place);
    }
}
