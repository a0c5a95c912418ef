/* front_entry.c - elements of tables of functions that may be null, and are called only behind a
 * test.
 *
 *     if (row->run != NULL)
 *         row->run(x);
 *
 * A table is constant, so an element that was found not to be null stays so, as long as the same
 * one is meant: the one that the same constants and locals name. For each such element that a
 * function tests there is one more local, its witness, which the test gives the element's value;
 * and which knows nothing at the beginning, and whenever one of those locals is given another
 * value. A call needs a witness that is not null: the flow pass judges that like any pointer. */
#include "front_emit.h"

#include <string.h>

struct witness {
    const struct node *element;
    ir_var v;
};

/* ---- What stays the same ---- */

/* A local whose value only the function itself changes, by its name. */
static bool is_own(const struct node *node)
{
    return node->kind == NODE_VARIABLE && node->variable->storage != IR_STATIC &&
           !node->variable->is_lent && node->variable->walk == NULL && !walk_lowers(node);
}

static bool is_steady_index(const struct node *node)
{
    bool is_checked = node->kind == NODE_CALL && node->function->is_sdk &&
                      strcmp(node->function->name, "deed_index") == 0;
    if (!is_checked && node->kind != NODE_CONVERT)
        return node->kind == NODE_CONSTANT || is_own(node);
    for (size_t i = 0; i < node->count; i++)
        if (!is_steady_index(node->children[i]))
            return false;
    return true;
}

/* An element of a table, or a part of one. */
static bool is_steady(const struct node *node)
{
    switch (node->kind) {
    case NODE_VARIABLE: return node->variable->storage == IR_STATIC && table_is_type(node->type);
    case NODE_MEMBER: return is_steady(node->children[0]);
    case NODE_DEREF: return table_is_type(node->type) && is_own(node->children[0]);
    case NODE_INDEX:
        return node->children[0]->kind == NODE_DECAY && is_steady(node->children[0]->children[0]) &&
               is_steady_index(node->children[1]);
    default: return false;
    }
}

static bool is_same(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->count != b->count ||
        (a->kind == NODE_CONSTANT && a->value != b->value) ||
        (a->kind == NODE_VARIABLE && a->variable != b->variable) ||
        (a->kind == NODE_MEMBER && a->field != b->field) ||
        (a->kind == NODE_CALL && a->function != b->function) ||
        (a->kind == NODE_CONVERT && a->type != b->type))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!is_same(a->children[i], b->children[i]))
            return false;
    return true;
}

static bool names(const struct node *node, ir_var v)
{
    if (node->kind == NODE_VARIABLE && node->variable->index == v)
        return true;
    for (size_t i = 0; i < node->count; i++)
        if (names(node->children[i], v))
            return true;
    return false;
}

/* As it is written, in short. */
static const char *text_of(struct emit *emit, const struct node *node)
{
    const struct node *child = node->count > 0 ? node->children[0] : NULL;
    switch (node->kind) {
    case NODE_VARIABLE: return node->variable->name;
    case NODE_CONSTANT: return front_format(emit->front, "%lld", (long long)node->value);
    case NODE_MEMBER:
        return front_format(emit->front, child->kind == NODE_DEREF ? "%s->%s" : "%s.%s",
                            text_of(emit, child), node->field->name);
    case NODE_INDEX:
        return front_format(emit->front, "%s[%s]", text_of(emit, child),
                            text_of(emit, node->children[1]));
    default: return child != NULL ? text_of(emit, child) : "...";
    }
}

/* ---- Tests and calls ---- */

static ir_var witness_of(struct emit *emit, const struct node *element)
{
    for (size_t i = 0; i < emit->witness_count; i++)
        if (is_same(emit->witnesses[i].element, element))
            return emit->witnesses[i].v;
    ir_var v = emit_local(emit, element->type, text_of(emit, element), element->place);
    emit->witnesses =
        front_append(emit->front, emit->witnesses, emit->witness_count, sizeof *emit->witnesses);
    emit->witnesses[emit->witness_count++] = (struct witness){element, v};
    return v;
}

ir_var entry_tested(struct emit *emit, const struct node *element, ir_var value)
{
    struct function *table = table_of_element(emit->front, element);
    if (table == NULL || !table->has_null || !is_steady(element))
        return value;
    ir_var witness = witness_of(emit, element);
    emit_unary(emit, IR_COPY, witness, value, element->place);
    return witness;
}

void entry_called(struct emit *emit, const struct node *element)
{
    ir_var value = lower_operand(emit, element);
    if (!table_of_element(emit->front, element)->has_null)
        return;
    if (is_steady(element))
        value = witness_of(emit, element);
    else if (front_refuse(
                 emit->front, element->place, "null",
                 "`%s` may be NULL in its table, and what is tested may be another element",
                 text_of(emit, element)))
        front_advise(emit->front, "keep a pointer to the row, or the index, in a local: "
                                  "`const struct row *row = &rows[i + 1]; if (row->run != NULL) "
                                  "row->run();`");
    ir_var called = emit_temporary(emit, element->type, element->place);
    emit_unary(emit, IR_INTERIOR, called, value, element->place);
}

/* ---- When nothing is known ---- */

static ir_var know_nothing(struct emit *emit, const struct node *element)
{
    ir_var anything = emit_temporary(emit, element->type, element->place);
    ir_var unknown = emit_temporary(emit, element->type, element->place);
    emit_op(emit, IR_LITERAL, anything, element->place);
    struct ir_instruction *load = emit_op(emit, IR_LOAD, unknown, element->place);
    load->is_entry = true;
    emit_args(emit, load, 1, &anything);
    return unknown;
}

static void forget(struct emit *emit, ir_var changed, ir_var unknown, struct place place)
{
    for (size_t i = 0; i < emit->witness_count; i++)
        if (names(emit->witnesses[i].element, changed))
            emit_unary(emit, IR_COPY, emit->witnesses[i].v, unknown, place);
}

void entry_finish(struct emit *emit)
{
    struct ir_function *ir = emit->ir;
    ir_var unknown = IR_NONE;
    for (ir_block b = 0; b < ir->block_count && emit->witness_count > 0; b++) {
        struct ir_basic_block old = ir->blocks[b];
        ir->blocks[b].instructions = NULL;
        ir->blocks[b].count = 0;
        emit->current = b;
        if (b == 0)
            unknown = know_nothing(emit, emit->witnesses[0].element);
        for (size_t i = 0; b == 0 && i < emit->witness_count; i++)
            emit_unary(emit, IR_COPY, emit->witnesses[i].v, unknown, old.place);
        for (size_t n = 0; n < old.count; n++) {
            struct ir_instruction at = old.instructions[n];
            *emit_op(emit, at.op, at.dst, at.place) = at;
            if (at.dst != IR_NONE)
                forget(emit, at.dst, unknown, at.place);
        }
    }
}
