/* front_round.c - the first round of a loop, where it is certain: `for (i = 0; i < 8; i++)` tests a
 * constant before it, and there is no way around it on which what the loop assigns has no value. */
#include "front_emit.h"

/* Fits every type of integers but bool, so that no conversion changes it. */
#define LARGEST 127

static bool is_number(const struct node *node)
{
    return node->type != NULL && node->type->kind == TYPE_INTEGER;
}

/* What is converted is not negative, so it stays what it is in any type that has room for it. */
static const struct node *bare(const struct node *node)
{
    while (node->kind == NODE_CONVERT && is_number(node) && is_number(node->children[0]) &&
           number_of(node->type).bits > 1)
        node = node->children[0];
    return node;
}

static bool is_constant(const struct node *node, int64_t *value)
{
    const struct node *number = bare(node);
    *value = number->value;
    return is_number(node) && number->kind == NODE_CONSTANT && number->value >= 0 &&
           number->value <= LARGEST;
}

/* `T i = 0`, `i = 0`, of a local and nothing else. */
static const struct variable *starts(const struct node *start, int64_t *value)
{
    while (start->kind == NODE_GROUP && start->count == 1)
        start = start->children[0];
    const struct variable *variable = NULL;
    const struct node *first = NULL;
    if (start->kind == NODE_DECLARE && start->count == 1) {
        variable = start->variable;
        first = start->children[0];
    } else if (start->kind == NODE_ASSIGN && start->children[0]->kind == NODE_VARIABLE) {
        variable = start->children[0]->variable;
        first = start->children[1];
    }
    return variable != NULL && first != NULL && is_constant(first, value) ? variable : NULL;
}

static bool holds(enum ir_operator operator, int64_t left, int64_t right)
{
    switch (operator) {
    case IR_LESS: return left < right;
    case IR_AT_MOST: return left <= right;
    case IR_EQUAL: return left == right;
    case IR_UNEQUAL: return left != right;
    default: return false;
    }
}

bool round_is_certain(const struct node *start, const struct node *test)
{
    int64_t value, limit;
    const struct variable *variable = start != NULL ? starts(start, &value) : NULL;
    if (variable == NULL || test == NULL || test->kind != NODE_ARITHMETIC || test->count != 2)
        return false;
    const struct node *const *sides = (const struct node *const *)test->children;
    bool is_turned = is_constant(sides[0], &limit);
    const struct node *number = bare(sides[is_turned ? 1 : 0]);
    if (number->kind != NODE_VARIABLE || number->variable != variable || !is_number(number) ||
        (!is_turned && !is_constant(sides[1], &limit)))
        return false;
    bool is_left = is_turned == test->is_swapped;
    return holds(test->operator, is_left ? value : limit, is_left ? limit : value);
}
