/* bounds_step.c - what an instruction does to what is known.
 *
 * The default is to forget: a result of which nothing is said, what a call or a store may write. */
#include "bounds.h"

#include <string.h>

static void forget_value(struct bounds *bounds, ir_var v)
{
    uint32_t place = bounds_value_place(bounds, v);
    if (place == BOUNDS_PLACE)
        return;
    ir_wide low, high;
    bounds_static_range(bounds, v, &low, &high);
    bounds_any(bounds->now, place, low, high);
}

/* A result of which no more is known than what holds of it everywhere. */
static void receive(struct bounds *bounds, const struct ir_instruction *at)
{
    forget_value(bounds, at->dst);
    uint32_t place = bounds->value[at->dst];
    if (place == BOUNDS_PLACE)
        return;
    ir_wide low, high;
    bounds_result_range(bounds, at, &low, &high);
    zone_range(&bounds->now->zone, place, low, high);
}

static void forget_length(struct bounds *bounds, ir_var v)
{
    uint32_t place = bounds_length_place(bounds, v);
    if (place == BOUNDS_PLACE)
        return;
    ir_wide low, high;
    bounds_place_range(bounds, place, &low, &high);
    bounds_any(bounds->now, place, low, high);
}

/* An operand that is a length is read from what is there. */
static void read_length(struct bounds *bounds, const struct ir_operand *operand)
{
    if (operand->kind == IR_LENGTH)
        bounds_is_there(bounds, bounds->now, operand->variable);
}

static void forget(struct bounds *bounds, ir_var v)
{
    if (v == IR_NONE)
        return;
    forget_value(bounds, v);
    forget_length(bounds, v);
}

/* What others may write. Lent variables are written by whoever has a pointer; statics by functions
 * of the component, and those that they call. */
static void forget_shared(struct bounds *bounds, const struct ir_function *callee)
{
    for (uint32_t place = 1; place < bounds->kept; place++) {
        ir_var v =
            bounds->value_at[place] != IR_NONE ? bounds->value_at[place] : bounds->length_at[place];
        if (v == IR_NONE)
            continue;
        if (bounds->addressed[v] || bounds_writes(bounds, callee, v))
            forget(bounds, v);
    }
}

struct bounds_fact bounds_fact_of(const struct bounds *bounds, const struct ir_instruction *at)
{
    const struct ir_formula *formula = at->formula;
    return (struct bounds_fact){
        .to = BOUNDS_PLACE,
        .operator= formula->operator,
        .number = formula->number,
        .left = bounds_term(bounds, &formula->left, formula->number),
        .right = bounds_term(bounds, &formula->right, formula->number),
    };
}

static void define_value(struct bounds *bounds, const struct ir_instruction *at)
{
    if (at->formula == NULL) {
        receive(bounds, at);
        return;
    }
    uint32_t place = bounds_value_place(bounds, at->dst);
    read_length(bounds, &at->formula->left);
    struct bounds_fact fact = bounds_fact_of(bounds, at);
    fact.to = place;
    bounds_define(bounds->now, fact);
}

static void define_length(struct bounds *bounds, ir_var v, struct bounds_term term)
{
    uint32_t place = bounds_length_place(bounds, v);
    if (place == BOUNDS_PLACE)
        return;
    forget_length(bounds, v);
    struct bounds_term to = {place, 0, {BOUNDS_LENGTH_BITS, false}};
    if (term.place == BOUNDS_PLACE || term.place == place)
        return;
    bounds_limit(bounds->now, to, term, 0);
    bounds_limit(bounds->now, term, to, 0);
}

static void copy(struct bounds *bounds, const struct ir_instruction *at)
{
    ir_var to = at->dst, from = at->args[0];
    if (to == from)
        return;
    const struct ir_variable *variable = bounds_variable(bounds, to);
    uint32_t place = bounds_value_place(bounds, to);
    if (place != BOUNDS_PLACE) {
        struct ir_operand value = {.kind = IR_VARIABLE, .variable = from};
        struct bounds_fact fact = {
            .to = place,
            .operator= IR_VALUE,
            .number = variable->number,
            .left = bounds_term(bounds, &value, variable->number),
        };
        bounds_define(bounds->now, fact);
    }
    struct ir_operand length = {.kind = IR_LENGTH, .variable = from};
    define_length(bounds, to, bounds_term(bounds, &length, variable->number));
}

/* ---- calls ---- */

/* Functions of the SDK whose result is a number made of their arguments; they trap where it would
 * not be the exact one. */
static const struct known_function {
    const char *name;
    enum ir_operator operator;
} known_functions[] = {
    {"deed_to_u8", IR_VALUE},           {"deed_to_u16", IR_VALUE},
    {"deed_to_u32", IR_VALUE},          {"deed_divide", IR_DIVIDE},
    {"deed_remainder", IR_REMAINDER},   {"deed_add_u32", IR_ADD},
    {"deed_add_u64", IR_ADD},           {"deed_subtract_u32", IR_SUBTRACT},
    {"deed_subtract_u64", IR_SUBTRACT}, {"deed_multiply_u32", IR_MULTIPLY},
    {"deed_multiply_u64", IR_MULTIPLY},
};

static const struct known_function *known_function(const struct ir_function *callee)
{
    if (!callee->is_sdk)
        return NULL;
    for (size_t i = 0; i < sizeof known_functions / sizeof known_functions[0]; i++)
        if (strcmp(callee->name, known_functions[i].name) == 0)
            return &known_functions[i];
    return NULL;
}

bool bounds_is_known(const struct ir_function *callee)
{
    return known_function(callee) != NULL;
}

static void known_call(struct bounds *bounds, const struct ir_instruction *at,
                       const struct known_function *known)
{
    struct bounds_fact fact = {.operator= known->operator,
                               .number = bounds_variable(bounds, at->dst)->number};
    struct bounds_term *sides[2] = {&fact.left, &fact.right};
    for (size_t i = 0; i < at->arg_count && i < 2; i++) {
        struct ir_operand operand = {.kind = IR_VARIABLE, .variable = at->args[i]};
        *sides[i] = bounds_term(bounds, &operand, fact.number);
    }
    fact.to = bounds_value_place(bounds, at->dst);
    if (fact.to == BOUNDS_PLACE)
        return;
    ir_wide low, high;
    bounds_number_range(fact.number, &low, &high);
    struct bounds_term zero = {0, 0, fact.number}, to = {fact.to, 0, fact.number};
    if (known->operator== IR_VALUE) {
        bounds_limit(bounds->now, fact.left, zero, high);
        bounds_refine(bounds->now);
    }
    bounds_define(bounds->now, fact);
    if (known->operator== IR_ADD)
        bounds_limit(bounds->now, fact.left, to, 0);
    if (known->operator== IR_SUBTRACT)
        bounds_limit(bounds->now, to, fact.left, 0);
    bounds_refine(bounds->now);
}

/* What slices have at most: where something was found, how many were copied. */
static void limit_found(struct bounds *bounds, const struct ir_instruction *at)
{
    const char *name = strstr(at->callee->name, "_slice_");
    bool finds = name != NULL && strcmp(name, "_slice_find") == 0;
    bool copies = name != NULL && strcmp(name, "_slice_copy") == 0;
    uint32_t result = bounds->value[at->dst];
    if (!at->callee->is_sdk || !(finds || copies) || result == BOUNDS_PLACE)
        return;
    for (size_t i = 0; i < (copies ? 2 : 1) && i < at->arg_count; i++)
        if (bounds->length[at->args[i]] != BOUNDS_PLACE)
            zone_limit(&bounds->now->zone, result, bounds->length[at->args[i]], 0);
}

/* `from` + `count` is at most the length of what the call is about. */
static void limit_part(struct bounds *bounds, const struct ir_instruction *at,
                       struct bounds_term from, struct bounds_term count)
{
    struct bounds_state *now = bounds->now;
    struct ir_operand whole = {.kind = IR_LENGTH, .variable = at->args[0]};
    struct bounds_term length = bounds_term(bounds, &whole, (struct ir_number){64, false});
    if (length.place == BOUNDS_PLACE)
        return;
    bounds_limit(now, from, length, 0);
    bounds_limit(now, count, length, 0);
    if (from.place == 0 || count.place == 0) {
        struct bounds_term end = from.place == 0 ? count : from;
        end.add += from.place == 0 ? from.add : count.add;
        bounds_limit(now, end, length, 0);
    } else if (from.place != BOUNDS_PLACE && count.place != BOUNDS_PLACE &&
               now->zone.size < now->zone.stride) {
        struct bounds_fact end = {.to = bounds_new_place(now),
                                  .operator= IR_ADD,
                                  .number = {64, false},
                                  .left = from,
                                  .right = count};
        struct bounds_term to = {end.to, 0, end.number};
        bounds_define(now, end);
        bounds_limit(now, to, length, 0);
    }
    bounds_refine(now);
}

/* Behind a call that makes a part of a slice, that part was inside. */
static void pass_part(struct bounds *bounds, const struct ir_instruction *at)
{
    const char *name = strstr(at->callee->name, "_slice_");
    bool is_sub = name != NULL && strcmp(name, "_slice_sub") == 0;
    bool is_end =
        name != NULL && (strcmp(name, "_slice_first") == 0 || strcmp(name, "_slice_rest") == 0);
    if (!at->callee->is_sdk || !(is_sub || is_end) || at->arg_count != (is_sub ? 3 : 2))
        return;
    struct ir_number size = {64, false};
    struct bounds_term zero = {0, 0, size}, side[2] = {zero, zero};
    for (size_t i = 1; i < at->arg_count; i++) {
        struct ir_operand operand = {.kind = IR_VARIABLE, .variable = at->args[i]};
        side[i - 1] = bounds_term(bounds, &operand, size);
    }
    limit_part(bounds, at, side[0], side[1]);
}

static void call(struct bounds *bounds, const struct ir_instruction *at)
{
    forget_shared(bounds, at->callee);
    bounds_cells_call(bounds, at);
    if (at->dst == IR_NONE)
        return;
    const struct known_function *known = known_function(at->callee);
    if (known != NULL && at->arg_count <= 2) {
        known_call(bounds, at, known);
        return;
    }
    pass_part(bounds, at);
    struct bounds_term length = {BOUNDS_PLACE, 0, {0, false}};
    if (at->formula != NULL && at->formula->operator== IR_VALUE)
        length = bounds_fact_of(bounds, at).left;
    receive(bounds, at);
    define_length(bounds, at->dst, length);
    if (at->formula != NULL && at->formula->operator!= IR_VALUE) {
        struct bounds_fact fact = bounds_fact_of(bounds, at);
        fact.to = bounds_length_place(bounds, at->dst);
        bounds_define(bounds->now, fact);
    }
    if (at->callee->block_count > 0)
        bounds_relate_result(bounds, at);
    else
        limit_found(bounds, at);
}

/* ---- elements and branches ---- */

/* Behind the access the index is inside. */
static void pass_element(struct bounds *bounds, const struct ir_element *element)
{
    struct ir_number size = {64, false};
    struct bounds_term index = bounds_term(bounds, &element->index, size);
    struct bounds_term count = bounds_term(bounds, &element->count, size);
    struct bounds_term zero = {0, 0, size};
    read_length(bounds, &element->count);
    if (element->index.kind == IR_UNKNOWN)
        return;
    if (element->check != IR_ENOUGH)
        bounds_limit(bounds->now, zero, index, 0);
    if (element->count.kind != IR_UNKNOWN)
        bounds_limit(bounds->now, index, count, element->check == IR_ENOUGH ? 0 : -1);
    bounds_refine(bounds->now);
}

static struct bounds_state *copy_now(struct bounds *bounds, struct bounds_state *to)
{
    bounds_state_copy(to, bounds->now, bounds->now->zone.size);
    return to;
}

static struct bounds_term scalar_term(const struct bounds *bounds, ir_var v)
{
    struct ir_operand operand = {.kind = IR_VARIABLE, .variable = v};
    return bounds_term(bounds, &operand, bounds_variable(bounds, v)->number);
}

static void branch(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_term scalar = scalar_term(bounds, at->args[0]);
    for (int i = 0; i < 2; i++) {
        struct bounds_state *state = bounds->now;
        if (scalar.place != BOUNDS_PLACE) {
            state = copy_now(bounds, bounds->edge);
            bounds_assume(state, scalar, i == 0);
        }
        bounds_edge(bounds, at->target[i], state);
    }
}

static void switch_over(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_term scalar = scalar_term(bounds, at->args[0]);
    bool is_followed = scalar.place != BOUNDS_PLACE;
    for (size_t i = 0; i < at->case_count; i++) {
        struct bounds_state *state = bounds->now;
        struct ir_number number = bounds_variable(bounds, at->args[0])->number;
        ir_wide low, high;
        bounds_number_range(number, &low, &high);
        ir_wide value = at->cases[i].value;
        if (value > high || value < low) /* as the type has it */
            value = low < 0 ? value : value & high;
        if (is_followed) {
            struct bounds_term constant = {0, value, number};
            state = copy_now(bounds, bounds->edge);
            bounds_limit(state, scalar, constant, 0);
            bounds_limit(state, constant, scalar, 0);
            bounds_refine(state);
        }
        bounds_edge(bounds, at->cases[i].target, state);
    }
    bounds_edge(bounds, at->target[0], bounds->now);
}

static void terminate(struct bounds *bounds, const struct ir_instruction *at)
{
    switch (at->op) {
    case IR_JUMP: bounds_edge(bounds, at->target[0], bounds->now); break;
    case IR_BRANCH: branch(bounds, at); break;
    case IR_BRANCH_NULL:
        bounds_edge(bounds, at->target[0], bounds->now);
        copy_now(bounds, bounds->edge);
        bounds_is_there(bounds, bounds->edge, at->args[0]);
        bounds_edge(bounds, at->target[1], bounds->edge);
        break;
    case IR_SWITCH: switch_over(bounds, at); break;
    default: break;
    }
}

static void take_or_put(struct bounds *bounds, const struct ir_instruction *at)
{
    forget(bounds, at->dst);
    bounds_cell_written(bounds, at);
}

void bounds_step(struct bounds *bounds, const struct ir_instruction *at)
{
    if (bounds->now->zone.is_empty)
        return;
    if (bounds->phase == BOUNDS_REPORTING) {
        bounds_note(bounds, at);
        bounds_judge(bounds, at);
    }
    if (at->op >= IR_JUMP) {
        terminate(bounds, at);
        return;
    }
    if (bounds->received.message != NULL)
        bounds_received_step(bounds, at);
    if (at->dst != IR_NONE && at->part == 0)
        bounds_cells_assigned(bounds, at->dst);
    switch (at->op) {
    case IR_SET: define_value(bounds, at); break;
    case IR_COPY:
        copy(bounds, at);
        if (at->part != 0)
            bounds_cell_written(bounds, at);
        break;
    case IR_LOAD:
        define_value(bounds, at);
        forget_length(bounds, at->dst);
        bounds_cell_read(bounds, at);
        break;
    case IR_CALL: call(bounds, at); break;
    case IR_ZERO: {
        struct bounds_term length = {BOUNDS_PLACE, 0, {0, false}};
        if (at->formula != NULL)
            length = bounds_fact_of(bounds, at).left;
        define_length(bounds, at->dst, length);
        break;
    }
    case IR_STORE:
        if (bounds_variable(bounds, at->args[0])->class == IR_AGGREGATE ||
            bounds_variable(bounds, at->args[0])->class == IR_VIEW)
            forget(bounds, at->args[0]);
        else
            forget_shared(bounds, NULL);
        bounds_cell_written(bounds, at);
        break;
    case IR_PUT:
    case IR_TAKE: take_or_put(bounds, at); break;
    case IR_ELEMENT: pass_element(bounds, at->element); break;
    case IR_SCOPE_END: forget(bounds, at->args[0]); break;
    case IR_ACCESS:
    case IR_ACCESS_OWNED:
        forget(bounds, at->dst);
        bounds_receive_required(bounds, at);
        break;
    default: forget(bounds, at->dst); break;
    }
    if (bounds->phase == BOUNDS_REPORTING && at->dst != IR_NONE)
        bounds_note_assigned(bounds, at->dst);
}
