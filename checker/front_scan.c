/* front_scan.c - how far into a text one may read: up to the zero at its end.
 *
 *     while (s[n] != '\0')
 *         n++;
 *
 * The length of a text, in formulas, is that of strlen: an index may be that at most, and where the
 * character at an index is not zero, the index is less. Both are told to the bounds pass, the
 * second on the way where a test has seen it. Only locals and parameters are followed, which no one
 * else can change. */
#include "front_emit.h"

#define LONGEST ((ir_wide)1 << 30) /* no text is; see front_text.c */

/* The variable that holds the text, if nobody but the function can change it; or NULL. */
static const struct variable *text_variable(const struct node *pointer)
{
    pointer = node_bare(pointer);
    if (pointer->kind != NODE_VARIABLE || !text_is_read(pointer))
        return NULL;
    const struct variable *variable = pointer->variable;
    return variable->storage != IR_STATIC && !variable->is_lent ? variable : NULL;
}

struct ir_operand scan_length(const struct node *pointer)
{
    const struct variable *variable = text_variable(pointer);
    return variable != NULL ? operand_length(variable->index) : operand_none();
}

static void emit_no_more(struct emit *emit, struct ir_operand index, struct ir_operand count,
                         struct place place)
{
    struct ir_element element = {
        .check = IR_KNOWN, .base = IR_NONE, .index = index, .count = count};
    emit_element(emit, element, place);
}

void scan_index(struct emit *emit, const struct node *node, ir_var base, struct ir_operand index)
{
    struct ir_operand length = scan_length(node->children[0]);
    struct ir_element element = {
        .check = IR_ENOUGH,
        .base = base,
        .index = index,
        .count = length.kind == IR_UNKNOWN ? operand_length(base) : length,
        .rule = "index",
        .why = "nothing checks this index of a text",
        .advice = "read a text from its beginning, while no zero was seen: `for (i = 0; s[i] != "
                  "'\\0'; i++)`, s being a local or parameter; or make a slice of it, "
                  "deed_text_of(s), and use AT",
    };
    const struct type *type = node->children[1]->type;
    if (type->kind == TYPE_INTEGER && type->is_signed && index.kind != IR_CONSTANT) {
        struct ir_element inside = element;
        inside.check = IR_UNCHECKED;
        inside.count = operand_constant(LONGEST);
        emit_element(emit, inside, node->place);
    }
    emit_element(emit, element, node->place);
}

/* Without effects, and made of what only the function itself changes. */
static bool is_steady(const struct node *index)
{
    if (index->kind == NODE_VARIABLE)
        return index->variable->storage != IR_STATIC && !index->variable->is_lent;
    if (index->kind == NODE_CONSTANT)
        return true;
    if ((index->kind != NODE_ARITHMETIC && index->kind != NODE_CONVERT) ||
        index->type->kind != TYPE_INTEGER)
        return false;
    for (size_t i = 0; i < index->count; i++)
        if (!is_steady(index->children[i]))
            return false;
    return true;
}

/* A character of a text, converted or not. */
static const struct node *character(const struct node *node)
{
    while (node->kind == NODE_CONVERT && node->type->kind == TYPE_INTEGER &&
           node->children[0]->type->kind == TYPE_INTEGER)
        node = node->children[0];
    bool is_first = node->kind == NODE_DEREF && text_variable(node->children[0]) != NULL;
    bool is_indexed = node->kind == NODE_INDEX && text_variable(node->children[0]) != NULL &&
                      is_steady(node->children[1]);
    return is_first || is_indexed ? node : NULL;
}

/* On which way of this test is the character not zero? */
static const struct node *tested_character(const struct node *test, bool *when)
{
    *when = true;
    if (test->kind != NODE_ARITHMETIC || test->count != 2)
        return character(test);
    bool swapped = test->children[0]->kind == NODE_CONSTANT;
    const struct node *constant = test->children[!swapped], *found;
    found = character(test->children[swapped]);
    if (constant->kind != NODE_CONSTANT || found == NULL)
        return NULL;
    bool is_right = swapped != test->is_swapped; /* the character, of the operator's sides */
    int64_t value = constant->value;
    switch (test->operator) {
    case IR_EQUAL: *when = value != 0; return found;
    case IR_UNEQUAL: *when = value == 0; return found;
    case IR_LESS: /* c > value; or not c < value */
        *when = is_right;
        return value >= (is_right ? 0 : 1) ? found : NULL;
    case IR_AT_MOST: /* c >= value; or not c <= value */
        *when = is_right;
        return value >= (is_right ? 1 : 0) ? found : NULL;
    default: return NULL;
    }
}

static bool is_same(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == NODE_VARIABLE)
        return a->variable == b->variable;
    if (a->kind == NODE_CONSTANT)
        return a->value == b->value;
    if (a->kind == NODE_CONVERT && !type_same(a->type, b->type))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!is_same(a->children[i], b->children[i]))
            return false;
    return a->operator== b->operator&& a->is_swapped == b->is_swapped;
}

static bool changes_something(const struct node *node)
{
    bool changes = node->kind == NODE_ASSIGN || node->kind == NODE_UPDATE;
    for (size_t i = 0; i < node->count && !changes; i++)
        changes = changes_something(node->children[i]);
    return changes;
}

/* Does the test, when it is true, show that this character is not zero? */
static bool shows(const struct node *test, const struct node *wanted)
{
    if (test->kind == NODE_AND)
        return shows(test->children[0], wanted) || shows(test->children[1], wanted);
    bool when;
    const struct node *found = tested_character(test, &when);
    return found != NULL && when && found->type->size == wanted->type->size &&
           is_same(found, wanted);
}

/* `*a != 0 && *a == *b`: then *b is not zero either. */
static const struct node *equal_character(const struct node *both)
{
    const struct node *test = both->children[1];
    if (test->kind != NODE_ARITHMETIC || test->count != 2 ||
        test->operator!= IR_EQUAL || changes_something(both))
        return NULL;
    const struct node *one = character(test->children[0]), *two = character(test->children[1]);
    if (one == NULL || two == NULL)
        return NULL;
    return shows(both->children[0], one) ? two : shows(both->children[0], two) ? one : NULL;
}

/* On that way the character is not zero. */
static void learn(struct emit *emit, const struct node *test, const struct node *found,
                  ir_block *way)
{
    ir_block target = *way, current = emit->current;
    *way = emit_block(emit, test->place);
    emit->current = *way;
    struct ir_operand length = scan_length(found->children[0]);
    struct ir_operand index = operand_constant(0);
    ir_var v;
    if (found->kind == NODE_INDEX)
        index = lower_scalar(emit, found->children[1], &v);
    emit_no_more(emit, length, operand_constant(LONGEST), test->place);
    emit_no_more(emit, index, length, test->place);
    emit_jump(emit, target, test->place);
    emit->current = current;
}

void scan_learn(struct emit *emit, const struct node *test, ir_block *yes, ir_block *no)
{
    bool when;
    const struct node *found = tested_character(test, &when);
    if (found != NULL)
        learn(emit, test, found, when ? yes : no);
}

void scan_learn_equal(struct emit *emit, const struct node *both, ir_block *yes)
{
    const struct node *found = equal_character(both);
    if (found != NULL)
        learn(emit, both, found, yes);
}

ir_var scan_step(struct emit *emit, const struct node *update)
{
    const struct node *text = update->children[0];
    ir_var variable = text->variable->index, old = variable;
    struct ir_element element = {
        .check = IR_SMALLER,
        .base = variable,
        .index = operand_constant(0),
        .count = scan_length(text),
        .rule = "index",
        .why = "the text may be at its end",
        .advice =
            "go on only where a test has seen that there is a character: `while (*s != '\\0') "
            "s++;`",
    };
    if (update->is_post) {
        old = emit_temporary(emit, text->type, update->place);
        emit_unary(emit, IR_COPY, old, variable, update->place);
    }
    emit_element(emit, element, update->place);
    ir_var next = emit_temporary(emit, text->type, update->place);
    emit_unary(emit, IR_INTERIOR, next, variable, update->place);
    emit_unary(emit, IR_COPY, variable, next, update->place);
    return old;
}

/* What deed_text_length() returns. */
ir_var scan_call(struct emit *emit, const struct node *call, ir_var result)
{
    struct ir_operand length = scan_length(call->children[0]);
    if (length.kind == IR_UNKNOWN)
        return result;
    ir_var known = emit_temporary(emit, call->type, call->place);
    emit_formula(emit, known, IR_VALUE, length, operand_none(), call->place);
    return known;
}
