/* bounds_relate.c - what holds between numbers across calls: at every call of a function, between
 * what it is passed (`i < n`, `a.length <= b.length`); at every return, between the result and what
 * was passed, or a static (`found < n`).
 *
 * Of a result that is told apart by a constant, `found < n || found == NONE`, the relation is a
 * promise: it holds as soon as the constant is excluded.
 *
 * Like the ranges in bounds_whole.c, by whose fixpoint these are found: they start with nothing
 * seen, what is seen is joined, and what keeps growing is given up. A function that is an entry of
 * a table, or that nobody is seen to call, may be passed anything. A parameter that is assigned or
 * lent in the body is in no relation to the result. */
#include "bounds.h"

#include <string.h>

#define MOST_ITEMS   16 /* values and lengths of eight parameters              */
#define MOST_STATICS 8
#define MOST_GROWTH  4 /* changes of a relation before it is given up         */

/* The number 2 * i is the value of parameter i, 2 * i + 1 the length of what it refers to; those
 * from MOST_ITEMS on are the statics. */
struct apart {
    ir_wide *up;   /* result - number at most; none before it is reached */
    ir_wide *down; /* number - result at most                            */
    bool is_reached;
};

struct bounds_relations {
    struct difference {
        ir_wide most; /* one - other at most */
        uint8_t growth;
    } *differences; /* by one and other; none before it is reached */
    bool wants_length[MOST_ITEMS / 2], wants_result_length;
    bool is_reached, is_open, is_new, result_is_new;
    struct apart all, others; /* the result; and where it is none of these constants */
    ir_wide constants[BOUNDS_EXCEPT];
    unsigned constant_count, result_growth;
    ir_var statics[MOST_STATICS]; /* numbers in the unit */
    unsigned static_count;
};

static struct bounds_relations *relations_of(const struct bounds *bounds,
                                             const struct ir_function *function)
{
    return &bounds->shared->relations[function->number];
}

static struct difference *difference(const struct bounds_relations *relations, size_t one,
                                     size_t other)
{
    return &relations->differences[one * MOST_ITEMS + other];
}

static size_t item_count(const struct ir_function *function)
{
    size_t count = 2 * function->parameter_count;
    return count < MOST_ITEMS ? count : MOST_ITEMS;
}

void bounds_start_relations(struct bounds_unit *shared)
{
    size_t count = shared->unit->function_count + 1;
    shared->relations = pool_take(shared->pool, count * sizeof *shared->relations);
}

void bounds_open_relations(struct bounds_unit *shared, const struct ir_function *function)
{
    shared->relations[function->number].is_open = true;
}

/* ---- what was seen ---- */

static void grow(struct difference *difference, ir_wide seen, bool *is_new)
{
    if (seen <= difference->most)
        return;
    difference->most = ++difference->growth > MOST_GROWTH ? ZONE_NONE : seen;
    *is_new = true;
}

/* The place of a number at a call, seen from the caller. */
static struct bounds_term passed(const struct bounds *bounds, const struct ir_instruction *call,
                                 size_t item)
{
    struct ir_operand operand = {.kind = item & 1 ? IR_LENGTH : IR_VARIABLE,
                                 .variable = call->args[item / 2]};
    return bounds_term(bounds, &operand, bounds_variable(bounds, operand.variable)->number);
}

static void note_call(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_relations *to = relations_of(bounds, at->callee);
    size_t count = item_count(at->callee);
    if (to->is_open)
        return;
    if (count > 2 * at->arg_count) {
        to->is_open = to->is_new = true;
        return;
    }
    bool is_first = !to->is_reached;
    to->is_reached = true;
    to->is_new |= is_first;
    if (is_first)
        to->differences =
            pool_take(bounds->shared->pool, count * MOST_ITEMS * sizeof *to->differences);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            struct difference *known = difference(to, i, k);
            if (i == k || (!is_first && known->most == ZONE_NONE))
                continue;
            struct bounds_term a = passed(bounds, at, i), b = passed(bounds, at, k);
            ir_wide seen = a.place == BOUNDS_PLACE || b.place == BOUNDS_PLACE
                               ? ZONE_NONE
                               : bounds_difference(bounds->now, a, b);
            if (is_first)
                known->most = seen;
            else
                grow(known, seen, &to->is_new);
        }
}

static bool is_fixed(const struct bounds *bounds, ir_var v)
{
    return !bounds->addressed[v] && !bounds->assigned[v];
}

/* The number of the function that returns, at its return. */
static uint32_t place_in_callee(const struct bounds *bounds, size_t item)
{
    const struct ir_function *function = bounds->function;
    if (item < MOST_ITEMS) {
        if (item >= item_count(function) || !is_fixed(bounds, function->parameters[item / 2]))
            return BOUNDS_PLACE;
        ir_var v = function->parameters[item / 2];
        return item & 1 ? bounds->length[v] : bounds->value[v];
    }
    const struct bounds_relations *own = relations_of(bounds, function);
    for (ir_var v = 0; item - MOST_ITEMS < own->static_count && v < function->static_count; v++)
        if (function->variables[v].static_number == own->statics[item - MOST_ITEMS])
            return bounds->addressed[v] ? BOUNDS_PLACE : bounds->value[v];
    return BOUNDS_PLACE;
}

static void join_apart(struct bounds *bounds, struct apart *apart, uint32_t result, bool gives_up,
                       bool *is_new)
{
    bool is_first = !apart->is_reached;
    apart->is_reached = true;
    *is_new |= is_first;
    if (is_first) {
        size_t size = (MOST_ITEMS + MOST_STATICS) * sizeof *apart->up;
        apart->up = pool_take(bounds->shared->pool, size);
        apart->down = pool_take(bounds->shared->pool, size);
    }
    for (size_t item = 0; item < MOST_ITEMS + MOST_STATICS; item++) {
        uint32_t place = place_in_callee(bounds, item);
        bool is_known = place != BOUNDS_PLACE && result != BOUNDS_PLACE;
        ir_wide up = is_known ? zone_bound(&bounds->now->zone, result, place) : ZONE_NONE;
        ir_wide down = is_known ? zone_bound(&bounds->now->zone, place, result) : ZONE_NONE;
        if (is_first || up > apart->up[item]) {
            apart->up[item] = gives_up && !is_first ? ZONE_NONE : up;
            *is_new = true;
        }
        if (is_first || down > apart->down[item]) {
            apart->down[item] = gives_up && !is_first ? ZONE_NONE : down;
            *is_new = true;
        }
    }
}

/* Is it one of the constants by which the result is told apart? */
static bool is_constant(struct bounds_relations *own, const struct zone *zone, uint32_t result)
{
    ir_wide value = zone_high(zone, result);
    if (value == ZONE_NONE || value != zone_low(zone, result))
        return false;
    for (unsigned i = 0; i < own->constant_count; i++)
        if (own->constants[i] == value)
            return true;
    if (own->constant_count == BOUNDS_EXCEPT || own->others.is_reached)
        return false;
    own->constants[own->constant_count++] = value;
    own->result_is_new = true;
    return true;
}

/* The statics that the function follows take part. */
static void find_statics(struct bounds *bounds, struct bounds_relations *own)
{
    for (uint32_t place = 1; place < bounds->kept && own->static_count < MOST_STATICS; place++) {
        ir_var v = bounds->value_at[place];
        if (v != IR_NONE && v < bounds->function->static_count)
            own->statics[own->static_count++] = bounds_variable(bounds, v)->static_number;
    }
}

static void note_return(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_relations *own = relations_of(bounds, bounds->function);
    bool is_number = bounds_variable(bounds, at->args[0])->class == IR_SCALAR;
    uint32_t result = is_number ? bounds->value[at->args[0]] : bounds->length[at->args[0]];
    if (!own->all.is_reached)
        find_statics(bounds, own);
    bool is_new = false;
    bool gives_up = own->result_growth > 8 * MOST_GROWTH;
    join_apart(bounds, &own->all, result, gives_up, &is_new);
    if (result == BOUNDS_PLACE || !is_constant(own, &bounds->now->zone, result))
        join_apart(bounds, &own->others, result, gives_up, &is_new);
    own->result_growth += is_new;
    own->result_is_new |= is_new;
}

void bounds_note_relations(struct bounds *bounds, const struct ir_instruction *at)
{
    if (bounds->now->zone.is_empty)
        return;
    if (at->op == IR_CALL && at->callee->block_count > 0)
        note_call(bounds, at);
    else if (at->op == IR_RETURN && at->arg_count > 0)
        note_return(bounds, at);
}

/* ---- what is known by that ---- */

/* Is any number that it is passed of use to it? If not, its callers may have had nothing to say. */
static bool wants_any(const struct bounds_unit *shared, const struct ir_function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        if (bounds_wants_parameter(shared, function, i) ||
            (i < MOST_ITEMS / 2 && shared->relations[function->number].wants_length[i]))
            return true;
    return false;
}

bool bounds_relations_reached(const struct bounds *bounds)
{
    const struct bounds_relations *own = relations_of(bounds, bounds->function);
    return own->is_open || own->is_reached || !wants_any(bounds->shared, bounds->function);
}

void bounds_enter_relations(const struct bounds *bounds, struct bounds_state *state)
{
    const struct bounds_relations *own = relations_of(bounds, bounds->function);
    const struct ir_function *function = bounds->function;
    if (own->is_open || !own->is_reached)
        return;
    for (size_t i = 0; i < item_count(function); i++)
        for (size_t k = 0; k < item_count(function); k++) {
            ir_var v = function->parameters[i / 2], w = function->parameters[k / 2];
            uint32_t a = i & 1 ? bounds->length[v] : bounds->value[v];
            uint32_t b = k & 1 ? bounds->length[w] : bounds->value[w];
            if (i == k || a == BOUNDS_PLACE || b == BOUNDS_PLACE)
                continue;
            ir_wide most = difference(own, i, k)->most;
            if (most != ZONE_NONE)
                zone_limit(&state->zone, a, b, most);
        }
}

/* The same number, seen by the caller behind the call. */
static uint32_t place_in_caller(const struct bounds *bounds, const struct ir_instruction *call,
                                size_t item)
{
    const struct ir_function *function = bounds->function;
    const struct bounds_relations *from = relations_of(bounds, call->callee);
    if (item < MOST_ITEMS) {
        if (item >= item_count(call->callee) || item / 2 >= call->arg_count)
            return BOUNDS_PLACE;
        ir_var v = call->args[item / 2];
        if (bounds->addressed[v] || v < function->static_count || v == call->dst)
            return BOUNDS_PLACE;
        return item & 1 ? bounds->length[v] : bounds->value[v];
    }
    for (ir_var v = 0; item - MOST_ITEMS < from->static_count && v < function->static_count; v++)
        if (function->variables[v].static_number == from->statics[item - MOST_ITEMS])
            return bounds->addressed[v] ? BOUNDS_PLACE : bounds->value[v];
    return BOUNDS_PLACE;
}

static void promise(struct bounds *bounds, const struct bounds_relations *from, uint32_t x,
                    uint32_t y, uint32_t result, ir_wide most)
{
    struct bounds_state *now = bounds->now;
    if (most == ZONE_NONE || now->promise_count == BOUNDS_PROMISES ||
        zone_bound(&now->zone, x, y) <= most)
        return;
    struct bounds_promise *made = &now->promises[now->promise_count++];
    *made = (struct bounds_promise){
        .x = x, .y = y, .most = most, .result = result, .except_count = from->constant_count};
    memcpy(made->except, from->constants, sizeof made->except);
}

void bounds_relate_result(struct bounds *bounds, const struct ir_instruction *call)
{
    const struct bounds_relations *from = relations_of(bounds, call->callee);
    bool is_number = bounds_variable(bounds, call->dst)->class == IR_SCALAR;
    uint32_t result = is_number ? bounds->value[call->dst] : bounds->length[call->dst];
    if (result == BOUNDS_PLACE || !from->all.is_reached || call->callee->block_count == 0)
        return;
    for (size_t item = 0; item < MOST_ITEMS + MOST_STATICS; item++) {
        uint32_t place = place_in_caller(bounds, call, item);
        if (place == BOUNDS_PLACE || place == result)
            continue;
        if (from->all.up[item] != ZONE_NONE)
            zone_limit(&bounds->now->zone, result, place, from->all.up[item]);
        if (from->all.down[item] != ZONE_NONE)
            zone_limit(&bounds->now->zone, place, result, from->all.down[item]);
        if (from->constant_count == 0 || !from->others.is_reached)
            continue;
        promise(bounds, from, result, place, result, from->others.up[item]);
        promise(bounds, from, place, result, result, from->others.down[item]);
    }
    bounds_refine(bounds->now);
}

/* ---- promises ---- */

static bool is_excluded(const struct zone *zone, uint32_t x, ir_wide value)
{
    return zone_high(zone, x) < value || zone_low(zone, x) > value;
}

void bounds_keep_promises(struct bounds_state *state)
{
    for (uint32_t i = 0; i < state->promise_count && !state->zone.is_empty; i++) {
        const struct bounds_promise *made = &state->promises[i];
        bool holds = true;
        for (unsigned k = 0; k < made->except_count; k++)
            holds = holds && is_excluded(&state->zone, made->result, made->except[k]);
        if (holds)
            zone_limit(&state->zone, made->x, made->y, made->most);
    }
}

void bounds_forget_promises(struct bounds_state *state, uint32_t place)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->promise_count; i++)
        if (state->promises[i].x != place && state->promises[i].y != place)
            state->promises[kept++] = state->promises[i];
    state->promise_count = kept;
}

/* Those that are about kept places, or about numbers that are the same as those at kept places. */
void bounds_copy_promises(struct bounds_state *to, const struct bounds_state *from, uint32_t kept)
{
    to->promise_count = 0;
    for (uint32_t i = 0; i < from->promise_count; i++) {
        struct bounds_promise made = from->promises[i];
        uint32_t *const places[3] = {&made.x, &made.y, &made.result};
        bool is_kept = true;
        for (int k = 0; k < 3; k++) {
            uint32_t y = 0;
            while (*places[k] >= kept && y < kept &&
                   (zone_bound(&from->zone, *places[k], y) != 0 ||
                    zone_bound(&from->zone, y, *places[k]) != 0))
                y++;
            is_kept = is_kept && (*places[k] < kept || y < kept);
            *places[k] = *places[k] < kept ? *places[k] : y;
        }
        if (is_kept && made.x != made.y)
            to->promises[to->promise_count++] = made;
    }
}

static bool has_promise(const struct bounds_state *state, const struct bounds_promise *made)
{
    for (uint32_t i = 0; i < state->promise_count; i++)
        if (memcmp(&state->promises[i], made, sizeof *made) == 0)
            return true;
    return false;
}

bool bounds_meet_promises(struct bounds_state *into, const struct bounds_state *from)
{
    uint32_t kept = 0, before = into->promise_count;
    for (uint32_t i = 0; i < into->promise_count; i++)
        if (has_promise(from, &into->promises[i]))
            into->promises[kept++] = into->promises[i];
    into->promise_count = kept;
    return kept != before;
}

/* ---- the fixpoint ---- */

/* What the function's own search found to be wanted of the lengths it is passed. */
bool bounds_spread_lengths(struct bounds *bounds)
{
    struct bounds_relations *own = relations_of(bounds, bounds->function);
    bool grew = false;
    for (size_t i = 0; i < item_count(bounds->function) / 2; i++)
        if (bounds->wanted_length[bounds->function->parameters[i]] && !own->wants_length[i])
            grew = own->wants_length[i] = true;
    for (ir_block b = 0; b < bounds->function->block_count; b++)
        for (size_t n = 0; n < bounds->function->blocks[b].count; n++) {
            const struct ir_instruction *at = &bounds->function->blocks[b].instructions[n];
            if (at->op != IR_CALL || at->dst == IR_NONE || !bounds->wanted_length[at->dst])
                continue;
            struct bounds_relations *callee = relations_of(bounds, at->callee);
            if (!callee->wants_result_length)
                grew = callee->wants_result_length = true;
        }
    return grew;
}

/* The lengths of what is passed, or of what is returned. */
static size_t each_wanted(const struct bounds_unit *shared, const struct ir_function *function,
                          const struct ir_instruction *at, struct bounds_search *search)
{
    size_t count = 0;
    if (at->op == IR_RETURN && shared->relations[function->number].wants_result_length) {
        if (search != NULL)
            bounds_want_length(search, at->args[0]);
        count++;
    }
    if (at->op != IR_CALL || at->callee->block_count == 0)
        return count;
    const struct bounds_relations *to = &shared->relations[at->callee->number];
    for (size_t i = 0; i < item_count(at->callee) / 2 && i < at->arg_count; i++) {
        if (to->wants_length[i] && search != NULL)
            bounds_want_length(search, at->args[i]);
        count += to->wants_length[i];
    }
    return count;
}

void bounds_relations_want(const struct bounds *bounds, const struct ir_instruction *at,
                           struct bounds_search *search)
{
    each_wanted(bounds->shared, bounds->function, at, search);
}

size_t bounds_lengths_wanted(const struct bounds_unit *shared, const struct ir_function *function,
                             const struct ir_instruction *at)
{
    return each_wanted(shared, function, at, NULL);
}

bool bounds_relation_is_wanted(const struct bounds_unit *shared, const struct ir_function *function,
                               const struct ir_instruction *at)
{
    if (at->op == IR_RETURN)
        return shared->relations[function->number].wants_result_length ||
               bounds_wants_result(shared, function);
    return at->callee->block_count > 0 && !shared->relations[at->callee->number].is_open &&
           wants_any(shared, at->callee);
}

bool bounds_relations_changed(const struct bounds_unit *shared, const struct ir_function *function)
{
    return shared->relations[function->number].is_new;
}

bool bounds_results_changed(const struct bounds_unit *shared, const struct ir_function *callee)
{
    return shared->relations[callee->number].result_is_new;
}

bool bounds_clear_relations(struct bounds_unit *shared, const struct ir_function *function)
{
    struct bounds_relations *own = &shared->relations[function->number];
    bool was = own->is_new || own->result_is_new;
    own->is_new = own->result_is_new = false;
    return was;
}

bool bounds_open_unrelated(struct bounds_unit *shared, const struct ir_function *function)
{
    struct bounds_relations *own = &shared->relations[function->number];
    if (own->is_open || own->is_reached || !wants_any(shared, function))
        return false;
    return own->is_open = own->is_new = true;
}
