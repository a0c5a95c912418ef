/* compare_condition.c - does one condition imply another? Told from their form: equal parts, and
 * bounds of one expression. What is not seen here is taken to be false. */
#include <string.h>

#include "compare.h"

static bool same(const struct condition *a, const struct condition *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || a->number != b->number || a->argument != b->argument)
        return false;
    bool named = a->kind == CONDITION_CONSTANT || a->kind == CONDITION_VALUE;
    if (named && strcmp(a->name, b->name) != 0 &&
        (a->kind == CONDITION_CONSTANT || strchr(a->name, '.') || strchr(b->name, '.')))
        return false;
    return same(a->left, b->left) && same(a->right, b->right);
}

static bool is_constant(const struct condition *node)
{
    return node->type == CONDITION_IS_INTEGER && node->minimum == node->maximum;
}

/* `EXPRESSION OPERATOR CONSTANT`, the other way round if it was written so. */
struct bound {
    const struct condition *expression; /* NULL: the condition has another form */
    enum condition_kind operator;
    __int128 constant;
};

static enum condition_kind mirrored(enum condition_kind kind)
{
    switch (kind) {
    case CONDITION_LESS: return CONDITION_GREATER;
    case CONDITION_AT_MOST: return CONDITION_AT_LEAST;
    case CONDITION_GREATER: return CONDITION_LESS;
    case CONDITION_AT_LEAST: return CONDITION_AT_MOST;
    default: return kind;
    }
}

static struct bound bound_of(const struct condition *node)
{
    if (node->kind < CONDITION_EQUAL || node->kind > CONDITION_AT_LEAST ||
        node->left->type != CONDITION_IS_INTEGER)
        return (struct bound){0};
    if (is_constant(node->right))
        return (struct bound){node->left, node->kind, node->right->minimum};
    if (is_constant(node->left))
        return (struct bound){node->right, mirrored(node->kind), node->left->minimum};
    return (struct bound){0};
}

struct range {
    __int128 low, high;
};

/* Cut the range of an expression down to what the known condition leaves of it. */
static void narrow(struct range *range, const struct condition *known,
                   const struct condition *expression)
{
    if (known->kind == CONDITION_AND) {
        narrow(range, known->left, expression);
        narrow(range, known->right, expression);
        return;
    }
    struct bound bound = bound_of(known);
    if (!bound.expression || !same(bound.expression, expression) ||
        bound.operator== CONDITION_UNEQUAL)
        return;
    bool above = bound.operator== CONDITION_GREATER || bound.operator== CONDITION_AT_LEAST ||
                 bound.operator== CONDITION_EQUAL;
    bool below = bound.operator== CONDITION_LESS || bound.operator== CONDITION_AT_MOST ||
                 bound.operator== CONDITION_EQUAL;
    __int128 low = bound.constant + (bound.operator== CONDITION_GREATER);
    __int128 high = bound.constant - (bound.operator== CONDITION_LESS);
    if (above && low > range->low)
        range->low = low;
    if (below && high < range->high)
        range->high = high;
}

static bool holds_in(struct range range, enum condition_kind operator, __int128 constant)
{
    switch (operator) {
    case CONDITION_EQUAL: return range.low == constant && range.high == constant;
    case CONDITION_UNEQUAL: return constant < range.low || constant > range.high;
    case CONDITION_LESS: return range.high < constant;
    case CONDITION_AT_MOST: return range.high <= constant;
    case CONDITION_GREATER: return range.low > constant;
    default: return range.low >= constant;
    }
}

/* `x % 512 == 0` makes `x % 256 == 0` certain. */
static bool is_multiple(const struct condition *known, const struct condition *wanted)
{
    struct bound a = bound_of(known);
    struct bound b = bound_of(wanted);

    if (!a.expression || !b.expression ||
        a.operator!= CONDITION_EQUAL || b.operator!= CONDITION_EQUAL || a.constant != 0 ||
        b.constant != 0 || a.expression->kind != CONDITION_REMAINDER ||
        b.expression->kind != CONDITION_REMAINDER)
        return false;
    return same(a.expression->left, b.expression->left) && is_constant(a.expression->right) &&
           is_constant(b.expression->right) && b.expression->right->minimum > 0 &&
           a.expression->right->minimum % b.expression->right->minimum == 0;
}

/* Some part of what is known says so by itself. */
static bool has_part(const struct condition *known, const struct condition *wanted)
{
    if (same(known, wanted) || is_multiple(known, wanted))
        return true;
    if (known->kind == CONDITION_AND)
        return has_part(known->left, wanted) || has_part(known->right, wanted);
    if (known->kind == CONDITION_OR)
        return condition_implies(known->left, wanted) && condition_implies(known->right, wanted);
    return false;
}

bool condition_implies(const struct condition *known, const struct condition *wanted)
{
    if (!wanted || (wanted->kind == CONDITION_TRUTH && wanted->number))
        return true;
    if (wanted->kind == CONDITION_AND)
        return condition_implies(known, wanted->left) && condition_implies(known, wanted->right);
    if (known && has_part(known, wanted))
        return true;
    if (wanted->kind == CONDITION_OR)
        return condition_implies(known, wanted->left) || condition_implies(known, wanted->right);
    struct bound bound = bound_of(wanted);
    if (!bound.expression)
        return false;
    struct range range = {bound.expression->minimum, bound.expression->maximum};
    if (known)
        narrow(&range, known, bound.expression);
    return holds_in(range, bound.operator, bound.constant);
}
