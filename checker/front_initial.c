/* front_initial.c - what an initialiser in braces puts where: all values are worked out in the
 * order of the list, then the variable is made, then each field gets its value. */
#include "front_emit.h"

/* Parts of elements of arrays are not told from each other. */
#define NO_PART UINT32_MAX

struct initial {
    ir_part part;
    const struct field *field; /* NULL: of an element */
    const struct node *node;
    ir_var value;
};

struct initials {
    struct emit *emit;
    struct initial *items;
    size_t count;
};

static bool is_kept(const struct node *node, const struct field *field, ir_part part, ir_var value)
{
    if (node->type != NULL && (type_is_view(node->type) || node->type->kind == TYPE_POINTER))
        return value != IR_NONE;
    return field != NULL && field->number != 0 && (value != IR_NONE || part != NO_PART);
}

static void work_out(struct initials *all, const struct node *node, ir_part inside)
{
    struct emit *emit = all->emit;
    const struct field *field = node->initialises;
    ir_part part = inside;
    if (field != NULL && inside != NO_PART)
        part = part_initialised(emit->front, inside, field);
    if (node->kind == NODE_LIST) {
        bool is_record = node->type->kind == TYPE_RECORD;
        for (size_t i = 0; i < node->count; i++)
            work_out(all, node->children[i], is_record ? part : NO_PART);
        return;
    }
    if (node->kind == NODE_STRING || node->kind == NODE_NULL)
        return;
    ir_var v = lower_value(emit, node);
    emit_use(emit, v, node->place);
    if (!is_kept(node, field, part, v))
        return;
    all->items = front_append(emit->front, all->items, all->count, sizeof *all->items);
    all->items[all->count++] =
        (struct initial){part != NO_PART && field != NULL ? part : 0, field, node, v};
}

static void put_value(struct emit *emit, const struct variable *variable,
                      const struct initial *initial)
{
    ir_var args[2] = {variable->index, initial->value};
    struct ir_instruction *store = emit_op(emit, IR_STORE, IR_NONE, variable->place);
    emit_args(emit, store, 2, args);
    store->part = initial->part;
    store->written = type_is_scalar(initial->node->type) ? IR_WRITTEN_NUMBER : IR_WRITTEN_BORROW;
    if (initial->field == NULL || initial->field->number == 0)
        return;
    store->field = initial->field->number;
    emit_known(emit, store, number_of(initial->field->type),
               operand_of(emit, initial->node, initial->value));
}

void lower_list(struct emit *emit, const struct variable *variable, const struct node *list)
{
    struct initials all = {.emit = emit};
    bool is_view = type_is_view(variable->type);
    work_out(&all, list, variable->type->kind == TYPE_RECORD ? 0 : NO_PART);
    enum ir_op op = is_view ? IR_LITERAL : variable->is_object ? IR_OBJECT : IR_ZERO;
    emit_op(emit, op, variable->index, variable->place);
    for (size_t i = 0; i < all.count; i++)
        if (is_view || type_is_scalar(all.items[i].node->type))
            put_value(emit, variable, &all.items[i]);
}
