/* bounds_wrap.c - rule `wrap`: no size is computed by something that may have wrapped.
 *
 * A size is what a vector or rows are taken with, how many elements a call is told that there are
 * (COUNT), and whatever such a number is computed from: through copies, sums, differences, products
 * and conversions, through parameters and results of the component's own functions. Each operation
 * on the way must be shown to give the exact result in its type. Nothing at run time would notice:
 * the vector is made, only smaller than meant, and `n * size` elements are believed to be there.
 *
 * An index needs none of that to be safe: what it is compared with at the access is the true count,
 * whether by a trap or by a proof that knows of wrapping, so a wrap can only trap or stay inside.
 * But a sum or product that wraps (`at + 1`, `i * c + j`) may give a small number, and the wrong
 * element is read without a trap. So a component that says `prove all` must show the sums and
 * products in its index expressions to be exact as well. A difference that wraps is never small: it
 * gives a number near the end of its type, larger than any count.
 *
 * What is subtracted from a size is none itself.
 *
 * `%`, `&`, `>>` and comparisons end the way: what comes out of them is meant to be cut down, as in
 * hash functions and rings. What is read from memory or received in a message has no way. */
#include "bounds.h"

#include <string.h>

/* By function of the unit: which of its parameters and whether its result is a size. */
struct sizes {
    bool *parameters;
    bool result;
    uint8_t *kind; /* by variable; NULL: none has to do with a size or index */
};

enum { NO_SIZE, INDEX, SIZE };

static size_t function_number(const struct ir_unit *unit, const struct ir_function *function)
{
    size_t f = function->number;
    return f < unit->function_count && unit->functions[f] == function ? f : unit->function_count;
}

/* Names of the SDK's parameters that are sizes. */
static bool is_size_name(const char *name)
{
    return strcmp(name, "length") == 0 || strcmp(name, "size") == 0 || strcmp(name, "rows") == 0 ||
           strcmp(name, "elements") == 0;
}

static bool counts_another(const struct ir_function *callee, ir_var parameter)
{
    for (size_t i = 0; i < callee->parameter_count; i++)
        if (callee->variables[callee->parameters[i]].annotation.count_var == parameter)
            return true;
    return false;
}

static bool is_size_argument(const struct bounds_unit *shared, const struct ir_function *callee,
                             size_t i)
{
    ir_var parameter = callee->parameters[i];
    if (callee->variables[parameter].class != IR_SCALAR)
        return false;
    if (counts_another(callee, parameter))
        return true;
    if (callee->is_sdk)
        return is_size_name(callee->variables[parameter].name);
    for (size_t k = 0; k < callee->entry_count; k++)
        if (is_size_argument(shared, callee->entries[k], i))
            return true;
    size_t f = function_number(shared->unit, callee);
    return f < shared->unit->function_count && shared->sizes[f].parameters != NULL &&
           shared->sizes[f].parameters[i];
}

/* Does what comes out say how large the operands are? */
static bool passes_on(enum ir_operator operator)
{
    switch (operator) {
    case IR_VALUE:
    case IR_ADD:
    case IR_SUBTRACT:
    case IR_MULTIPLY:
    case IR_DIVIDE:
    case IR_SHIFT_LEFT: return true;
    default: return false;
    }
}

struct slice {
    const struct bounds_unit *shared;
    const struct ir_function *function;
    uint8_t *kind; /* by variable */
    bool grew, any;
};

static void mark(struct slice *slice, ir_var v, uint8_t kind)
{
    const struct ir_variable *variable = &slice->function->variables[v];
    if (variable->class != IR_SCALAR || slice->kind[v] >= kind ||
        (kind == INDEX && variable->storage != IR_TEMPORARY))
        return;
    slice->kind[v] = kind;
    slice->grew = slice->any = true;
}

static void mark_operand(struct slice *slice, const struct ir_operand *operand, uint8_t kind)
{
    if (operand->kind == IR_VARIABLE)
        mark(slice, operand->variable, kind);
}

static void follow(struct slice *slice, const struct ir_instruction *at, bool result_is_size)
{
    uint8_t kind = at->dst != IR_NONE ? slice->kind[at->dst] : NO_SIZE;
    if (at->op == IR_SET && at->formula != NULL && kind != NO_SIZE &&
        passes_on(at->formula->operator)) {
        mark_operand(slice, &at->formula->left, kind);
        if (at->formula->operator!= IR_SUBTRACT)
            mark_operand(slice, &at->formula->right, kind);
    } else if (at->op == IR_COPY && kind != NO_SIZE) {
        mark(slice, at->args[0], kind);
    } else if (at->op == IR_ELEMENT) {
        bool is_size = at->element->check == IR_ENOUGH && strcmp(at->element->rule, "count") == 0;
        mark_operand(slice, &at->element->index, is_size ? SIZE : INDEX);
    } else if (at->op == IR_RETURN && result_is_size && at->arg_count > 0) {
        mark(slice, at->args[0], SIZE);
    } else if (at->op == IR_CALL) {
        for (size_t i = 0; i < at->arg_count; i++)
            if (is_size_argument(slice->shared, at->callee, i))
                mark(slice, at->args[i], SIZE);
    }
}

static struct slice slice_of(const struct bounds_unit *shared, const struct ir_function *function,
                             bool result_is_size, uint8_t *kind)
{
    struct slice slice = {.shared = shared, .function = function};
    slice.kind = kind;
    memset(kind, NO_SIZE, function->variable_count);
    do {
        slice.grew = false;
        for (size_t b = function->block_count; b-- > 0;)
            for (size_t n = function->blocks[b].count; n-- > 0;)
                follow(&slice, &function->blocks[b].instructions[n], result_is_size);
    } while (slice.grew);
    return slice;
}

/* Parameters and results that are sizes; true if there are more than before. */
static bool hand_on(struct bounds_unit *shared, size_t f, const struct slice *slice)
{
    const struct ir_function *function = slice->function;
    bool grew = false;
    for (size_t i = 0; i < function->parameter_count; i++)
        if (slice->kind[function->parameters[i]] == SIZE && !shared->sizes[f].parameters[i])
            grew = shared->sizes[f].parameters[i] = true;
    for (size_t b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->op != IR_CALL || at->dst == IR_NONE || slice->kind[at->dst] != SIZE)
                continue;
            size_t callee = function_number(shared->unit, at->callee);
            if (callee < shared->unit->function_count && !shared->sizes[callee].result)
                grew = shared->sizes[callee].result = true;
            for (size_t k = 0; k < at->callee->entry_count; k++) {
                callee = function_number(shared->unit, at->callee->entries[k]);
                if (!shared->sizes[callee].result)
                    grew = shared->sizes[callee].result = true;
            }
        }
    return grew;
}

/* What is passed through a table of functions is a size if it is to one of those that stand there;
 * what comes out of it may come from any of them. */
static bool through_tables(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    bool grew = false;
    for (size_t f = 0; f < unit->function_count; f++) {
        const struct ir_function *table = unit->functions[f];
        for (size_t e = 0; e < table->entry_count; e++) {
            size_t entry = function_number(unit, table->entries[e]);
            if (entry == unit->function_count)
                continue;
            if (shared->sizes[f].result && !shared->sizes[entry].result)
                grew = shared->sizes[entry].result = true;
            for (size_t i = 0; i < table->parameter_count; i++)
                if (shared->sizes[entry].parameters[i] && !shared->sizes[f].parameters[i])
                    grew = shared->sizes[f].parameters[i] = true;
        }
    }
    return grew;
}

void bounds_find_sizes(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    shared->sizes = pool_take(shared->pool, (unit->function_count + 1) * sizeof *shared->sizes);
    uint8_t **kinds = pool_take(shared->pool, (unit->function_count + 1) * sizeof *kinds);
    for (size_t f = 0; f < unit->function_count; f++) {
        const struct ir_function *function = unit->functions[f];
        shared->sizes[f].parameters = pool_take(shared->pool, function->parameter_count + 1);
        if (function->block_count > 0)
            kinds[f] = pool_take(shared->pool, function->variable_count + 1);
    }
    bool grew = true;
    while (grew) {
        grew = through_tables(shared);
        for (size_t f = 0; f < unit->function_count; f++) {
            if (kinds[f] == NULL)
                continue;
            struct slice slice =
                slice_of(shared, unit->functions[f], shared->sizes[f].result, kinds[f]);
            shared->sizes[f].kind = slice.any ? kinds[f] : NULL;
            grew |= slice.any && hand_on(shared, f, &slice);
        }
    }
}

const uint8_t *bounds_sizes_of(const struct bounds *bounds)
{
    return bounds->shared->sizes[bounds->function->number].kind;
}

/* ---- judging ---- */

void bounds_judge_wrap(struct bounds *bounds, const struct ir_instruction *at)
{
    const uint8_t *sized = bounds_sizes_of(bounds);
    uint8_t kind = sized != NULL && at->dst != IR_NONE ? sized[at->dst] : NO_SIZE;
    if (at->op != IR_SET || at->formula == NULL || kind == NO_SIZE)
        return;
    const struct component *component = bounds->shared->unit->component;
    if (kind == INDEX && (component == NULL || !component->prove_all))
        return;
    enum ir_operator operator= at->formula->operator;
    bool may_grow = operator== IR_ADD || operator== IR_MULTIPLY || operator== IR_SHIFT_LEFT;
    if (!may_grow && (kind == INDEX || (operator!= IR_SUBTRACT && operator!= IR_VALUE)))
        return;
    struct bounds_fact fact = bounds_fact_of(bounds, at);
    if (bounds_is_exact(bounds->now, &fact))
        return;
    struct bounds_question *question = bounds_ask(bounds, at);
    question->is_wrap = true;
    question->is_size = kind == SIZE;
    question->operator= operator;
    question->number = fact.number;
    question->index = fact.left;
    question->count = fact.right;
}
