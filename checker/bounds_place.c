/* bounds_place.c - which numbers of a function are followed, and where they are in its zones.
 *
 * Those that have to do with an index, a size or a count: they stand in one, or are computed from
 * or compared with one that does. They are found breadth first, so that where there are too many
 * the nearest are kept. Temporaries of one block get places for that block only. */
#include "bounds.h"

#include <string.h>

void bounds_number_range(struct ir_number number, ir_wide *low, ir_wide *high)
{
    if (number.bits == 0) {
        *low = -ZONE_NONE;
        *high = ZONE_NONE;
        return;
    }
    ir_wide size = (ir_wide)1 << number.bits;
    *low = number.is_signed ? -(size / 2) : 0;
    *high = (number.is_signed ? size / 2 : size) - 1;
}

/* ---- what is wanted ---- */

struct bounds_search {
    struct bounds *bounds;
    bool *found_value, *found_length; /* in this round */
    bool grew;
};

static bool is_wanted(const struct bounds *bounds, const struct ir_operand *operand)
{
    if (operand->kind == IR_VARIABLE)
        return bounds->wanted_value[operand->variable];
    return operand->kind == IR_LENGTH && bounds->wanted_length[operand->variable];
}

void bounds_want_value(struct bounds_search *search, ir_var v)
{
    if (search->bounds->wanted_value[v] || bounds_variable(search->bounds, v)->number.bits == 0)
        return;
    search->found_value[v] = search->grew = true;
}

void bounds_want_length(struct bounds_search *search, ir_var v)
{
    if (!search->bounds->wanted_length[v])
        search->found_length[v] = search->grew = true;
}

static void want(struct bounds_search *search, const struct ir_operand *operand)
{
    if (operand->kind == IR_VARIABLE)
        bounds_want_value(search, operand->variable);
    else if (operand->kind == IR_LENGTH)
        bounds_want_length(search, operand->variable);
}

/* A formula ties its operands to its result, and a comparison its operands to each other. */
static void follow_formula(struct bounds_search *search, const struct ir_instruction *at)
{
    const struct ir_formula *formula = at->formula;
    const struct bounds *bounds = search->bounds;
    bool is_length = at->op == IR_CALL || at->op == IR_ZERO;
    bool result = is_length ? bounds->wanted_length[at->dst] : bounds->wanted_value[at->dst];
    bool operands = is_wanted(bounds, &formula->left) || is_wanted(bounds, &formula->right);
    if (!result && !operands)
        return;
    want(search, &formula->left);
    want(search, &formula->right);
    if (is_length)
        bounds_want_length(search, at->dst);
    else
        bounds_want_value(search, at->dst);
}

/* A function of the SDK whose result is made of its arguments. */
static void follow_known(struct bounds_search *search, const struct ir_instruction *at)
{
    bool any = at->dst != IR_NONE && search->bounds->wanted_value[at->dst];
    for (size_t i = 0; i < at->arg_count && !any; i++)
        any = search->bounds->wanted_value[at->args[i]];
    if (!any || at->dst == IR_NONE)
        return;
    bounds_want_value(search, at->dst);
    for (size_t i = 0; i < at->arg_count; i++)
        bounds_want_value(search, at->args[i]);
}

static void want_cell(struct bounds_search *search, struct bounds_cell *cell)
{
    if (!cell->is_wanted)
        cell->is_found = search->grew = true;
}

/* What is read from a number in memory, and what is written to it. */
static void follow_cell(struct bounds_search *search, const struct ir_instruction *at)
{
    const struct bounds *bounds = search->bounds;
    struct bounds_cell *cell = bounds_cell_of(bounds, at);
    if (cell == NULL)
        return;
    bool is_length = cell->field == 0 && !at->is_length;
    if (at->op == IR_LOAD) {
        bool is_wanted = is_length ? bounds->wanted_length[at->dst] : bounds->wanted_value[at->dst];
        if (is_wanted)
            want_cell(search, cell);
        if (cell->is_wanted && is_length)
            bounds_want_length(search, at->dst);
        else if (cell->is_wanted)
            bounds_want_value(search, at->dst);
    } else if (cell->is_wanted && is_length) {
        bounds_want_length(search, at->args[at->op == IR_COPY ? 0 : 1]);
    } else if (cell->is_wanted && at->formula != NULL) {
        want(search, &at->formula->left);
    }
}

/* The arguments of a message that requires something. */
static void follow_required(struct bounds_search *search, const struct ir_instruction *at)
{
    for (size_t i = 1; i < at->arg_count; i++) {
        if (at->args[i] == IR_NONE)
            continue;
        if (bounds_variable(search->bounds, at->args[i])->class == IR_SCALAR)
            bounds_want_value(search, at->args[i]);
        else if (bounds_variable(search->bounds, at->args[i])->class == IR_POINTER)
            bounds_want_length(search, at->args[i]);
    }
}

static void follow(struct bounds_search *search, const struct ir_instruction *at)
{
    const struct bounds *bounds = search->bounds;
    if (at->part != 0)
        follow_cell(search, at);
    if (bounds_is_required(at))
        follow_required(search, at);
    if (at->op == IR_CALL && bounds_is_known(at->callee))
        follow_known(search, at);
    if (at->op == IR_ELEMENT) {
        want(search, &at->element->index);
        want(search, &at->element->count);
    } else if (at->formula != NULL && at->op != IR_STORE) {
        follow_formula(search, at);
    } else if (at->op == IR_COPY) {
        ir_var to = at->dst, from = at->args[0];
        if (bounds->wanted_value[to] || bounds->wanted_value[from]) {
            bounds_want_value(search, to);
            bounds_want_value(search, from);
        }
        if (bounds->wanted_length[to] || bounds->wanted_length[from]) {
            bounds_want_length(search, to);
            bounds_want_length(search, from);
        }
    }
}

/* ---- places ---- */

#define MANY_BLOCKS UINT32_MAX

static void mention(uint32_t *where, ir_var v, ir_block block)
{
    if (v == IR_NONE)
        return;
    if (where[v] == 0)
        where[v] = block + 1;
    else if (where[v] != block + 1)
        where[v] = MANY_BLOCKS;
}

static void mention_length(struct bounds *bounds, uint32_t *where, ir_var v, ir_block block,
                           size_t instruction)
{
    mention(where, v, block);
    bounds->last_use[v] = (uint32_t)instruction;
}

/* A sum, difference or product of two variables: what it is compared with, as in `if (size > n -
 * at)`, says something of both in later blocks, too. */
static bool is_of_two(const struct ir_formula *formula)
{
    return formula != NULL && formula->left.kind != IR_CONSTANT &&
           formula->right.kind != IR_CONSTANT &&
           (formula->operator== IR_ADD || formula->operator== IR_SUBTRACT ||
            formula->operator== IR_MULTIPLY);
}

/* What is computed in a way that says something of another number: `i < n / 4`, `4 * i + 3 < n`. */
static bool says_something(const struct ir_formula *formula)
{
    switch (formula->operator) {
    case IR_MULTIPLY:
    case IR_DIVIDE:
    case IR_REMAINDER:
    case IR_AND:
    case IR_SHIFT_LEFT:
    case IR_SHIFT_RIGHT: return formula->left.kind != IR_CONSTANT;
    default: return false;
    }
}

/* What a comparison has on a side, looking through constants that are added to it, is kept, so that
 * the comparison still says something in later blocks. */
static void keep_compared(struct bounds *bounds, const struct ir_basic_block *block, size_t n,
                          const struct ir_operand *side)
{
    ir_var v = side->kind == IR_VARIABLE ? side->variable : IR_NONE;
    while (v != IR_NONE && n-- > 0) {
        const struct ir_instruction *at = &block->instructions[n];
        if (at->dst != v)
            continue;
        if (at->op != IR_SET || at->formula == NULL ||
            bounds_variable(bounds, v)->storage != IR_TEMPORARY)
            return;
        if (says_something(at->formula)) {
            bounds->is_pair[v] = true;
            return;
        }
        const struct ir_formula *formula = at->formula;
        bool adds = formula->operator== IR_ADD || formula->operator== IR_SUBTRACT;
        bool passes = formula->operator== IR_VALUE ||(adds && formula->right.kind == IR_CONSTANT);
        v = passes && formula->left.kind == IR_VARIABLE ? formula->left.variable : IR_NONE;
    }
}

/* `v = v + e`, `v = v - e`. */
static void note_move(struct bounds *bounds, const struct ir_instruction *at)
{
    const struct ir_formula *formula = at->formula;
    if (at->op != IR_SET || formula == NULL)
        return;
    bool left = formula->left.kind == IR_VARIABLE && formula->left.variable == at->dst;
    bool right = formula->right.kind == IR_VARIABLE && formula->right.variable == at->dst;
    bool shrinks = formula->right.kind != IR_CONSTANT;
    if (formula->operator== IR_ADD &&(left || right))
        bounds->moves[at->dst] |= BOUNDS_UP;
    else if (formula->operator== IR_SUBTRACT && left)
        bounds->moves[at->dst] |= shrinks ? BOUNDS_DOWN | BOUNDS_SHRINKS : BOUNDS_DOWN;
}

static uint32_t *find_mentions(struct bounds *bounds)
{
    const struct ir_function *function = bounds->function;
    uint32_t *where =
        pool_take(&bounds->place_pool, (function->variable_count + 1) * sizeof *where);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            mention(where, at->dst, b);
            if (at->dst != IR_NONE) {
                bounds->moves[at->dst] |= bounds->assigned[at->dst] ? BOUNDS_AGAIN : 0;
                bounds->assigned[at->dst] = true;
            }
            note_move(bounds, at);
            if (at->formula != NULL && at->formula->operator>= IR_LESS) {
                keep_compared(bounds, &function->blocks[b], n, &at->formula->left);
                keep_compared(bounds, &function->blocks[b], n, &at->formula->right);
            }
            if (at->dst != IR_NONE && is_of_two(at->formula))
                bounds->is_pair[at->dst] = true;
            for (size_t i = 0; i < at->arg_count && at->op != IR_SCOPE_END; i++)
                if (at->args[i] != IR_NONE)
                    bounds->last_use[at->args[i]] = (uint32_t)n;
            if (at->op == IR_ADDRESS)
                bounds->addressed[at->args[0]] = true;
            for (size_t i = 0; i < at->arg_count && at->op != IR_SCOPE_END; i++)
                mention(where, at->args[i], b);
            if (at->formula != NULL && at->formula->left.kind == IR_LENGTH)
                mention_length(bounds, where, at->formula->left.variable, b, n);
            if (at->element != NULL && at->element->count.kind == IR_LENGTH)
                mention_length(bounds, where, at->element->count.variable, b, n);
        }
    return where;
}

/* Statics that are lent in any function. */
static void add_lent_statics(struct bounds *bounds)
{
    for (ir_var v = 0; v < bounds->function->static_count; v++)
        bounds->addressed[v] |= bounds->shared->lent[bounds_variable(bounds, v)->static_number];
}

static void place_found(struct bounds_search *search, const uint32_t *where)
{
    struct bounds *bounds = search->bounds;
    for (size_t i = 0; i < bounds->cell_count; i++) {
        struct bounds_cell *cell = &bounds->cells[i];
        if (!cell->is_found)
            continue;
        cell->is_found = false;
        cell->is_wanted = true;
        if (bounds->kept <= BOUNDS_KEPT) {
            bounds->cell_at[bounds->kept] = cell;
            cell->place = bounds->kept++;
        }
    }
    for (ir_var v = 0; v < bounds->function->variable_count; v++) {
        bool is_own = bounds_variable(bounds, v)->storage == IR_TEMPORARY &&
                      where[v] != MANY_BLOCKS && !bounds->is_pair[v];
        bounds->is_own[v] = is_own;
        if (search->found_value[v]) {
            search->found_value[v] = false;
            bounds->wanted_value[v] = true;
            if (!is_own && bounds->kept <= BOUNDS_KEPT) {
                bounds->value_at[bounds->kept] = v;
                bounds->value[v] = bounds->kept++;
            }
        }
        if (search->found_length[v]) {
            search->found_length[v] = false;
            bounds->wanted_length[v] = true;
            if (!is_own && bounds->kept <= BOUNDS_KEPT) {
                bounds->length_at[bounds->kept] = v;
                bounds->length[v] = bounds->kept++;
            }
        }
    }
}

/* How far from an index a number may be. */
#define ROUNDS 12

void bounds_find_places(struct bounds *bounds)
{
    const struct ir_function *function = bounds->function;
    size_t count = function->variable_count + 1, most = BOUNDS_KEPT + BOUNDS_OWN + 4;
    struct pool *pool = &bounds->place_pool;
    pool_free(pool);
    bounds->value = pool_take(pool, count * sizeof *bounds->value);
    bounds->length = pool_take(pool, count * sizeof *bounds->length);
    bounds->is_own = pool_take(pool, count);
    bounds->wanted_value = pool_take(pool, count);
    bounds->wanted_length = pool_take(pool, count);
    bounds->addressed = pool_take(pool, count);
    bounds->assigned = pool_take(pool, count);
    bounds->is_pair = pool_take(pool, count);
    bounds->moves = pool_take(pool, count);
    bounds->last_use = pool_take(pool, count * sizeof *bounds->last_use);
    bounds->value_at = pool_take(pool, most * sizeof *bounds->value_at);
    bounds->length_at = pool_take(pool, most * sizeof *bounds->length_at);
    bounds->cell_at = pool_take(pool, most * sizeof *bounds->cell_at);
    memset(bounds->value, 0xff, count * sizeof *bounds->value);
    memset(bounds->length, 0xff, count * sizeof *bounds->length);
    memset(bounds->value_at, 0xff, most * sizeof *bounds->value_at);
    memset(bounds->length_at, 0xff, most * sizeof *bounds->length_at);
    bounds->kept = 1;
    struct bounds_search search = {.bounds = bounds,
                                   .found_value = pool_take(pool, count),
                                   .found_length = pool_take(pool, count)};
    const uint32_t *where = find_mentions(bounds);
    add_lent_statics(bounds);
    bounds_find_cells(bounds);
    const uint8_t *sized = bounds_sizes_of(bounds);
    for (ir_var v = 0; v < function->variable_count; v++)
        if (sized != NULL && sized[v])
            bounds_want_value(&search, v);
    bounds_whole_wants(bounds, &search);
    for (unsigned round = 0; round < ROUNDS; round++) {
        search.grew = round == 0;
        for (ir_block b = 0; b < function->block_count; b++)
            for (size_t n = 0; n < function->blocks[b].count; n++)
                follow(&search, &function->blocks[b].instructions[n]);
        if (!search.grew)
            break;
        place_found(&search, where);
    }
    bounds_find_pairs(bounds);
}

void bounds_is_there(const struct bounds *bounds, struct bounds_state *state, ir_var v)
{
    if (bounds->length[v] != BOUNDS_PLACE)
        zone_limit(&state->zone, bounds->length[v], 0, BOUNDS_LENGTH - 1);
}

/* What a null pointer refers to has whatever length was asked for: only of what is there it is
 * known that memory can hold it (bounds_is_there). */
void bounds_place_range(const struct bounds *bounds, uint32_t place, ir_wide *low, ir_wide *high)
{
    const struct bounds_cell *cell = bounds->cell_at[place];
    ir_var v = bounds->length_at[place];
    *low = 0;
    *high = v != IR_NONE && bounds_variable(bounds, v)->class == IR_VIEW ? BOUNDS_LENGTH - 1
                                                                         : (ir_wide)UINT64_MAX;
    if (bounds->value_at[place] != IR_NONE)
        bounds_number_range(bounds_variable(bounds, bounds->value_at[place])->number, low, high);
    else if (bounds_is_pair(bounds, place))
        bounds_number_range((struct ir_number){BOUNDS_PAIR_BITS, true}, low, high);
    else if (cell != NULL && cell->field != 0)
        bounds_field_range(bounds, cell->field, low, high);
}

/* ---- a block's own ---- */

void bounds_enter_block(struct bounds *bounds)
{
    for (uint32_t place = bounds->kept; place < bounds->now->zone.size; place++) {
        if (bounds->value_at[place] != IR_NONE)
            bounds->value[bounds->value_at[place]] = BOUNDS_PLACE;
        if (bounds->length_at[place] != IR_NONE)
            bounds->length[bounds->length_at[place]] = BOUNDS_PLACE;
        bounds->value_at[place] = bounds->length_at[place] = IR_NONE;
    }
}

/* A place of the block's own whose number is not read any more. */
static uint32_t spent_place(const struct bounds *bounds)
{
    for (uint32_t place = bounds->kept; place < bounds->now->zone.size; place++) {
        ir_var v =
            bounds->value_at[place] != IR_NONE ? bounds->value_at[place] : bounds->length_at[place];
        if (v == IR_NONE || bounds->last_use[v] < bounds->instruction)
            return place;
    }
    return BOUNDS_PLACE;
}

static uint32_t own_place(struct bounds *bounds)
{
    if (bounds->now->zone.size < bounds->kept + BOUNDS_OWN)
        return bounds_new_place(bounds->now);
    uint32_t place = spent_place(bounds);
    if (place == BOUNDS_PLACE)
        return place;
    if (bounds->value_at[place] != IR_NONE)
        bounds->value[bounds->value_at[place]] = BOUNDS_PLACE;
    if (bounds->length_at[place] != IR_NONE)
        bounds->length[bounds->length_at[place]] = BOUNDS_PLACE;
    bounds->value_at[place] = bounds->length_at[place] = IR_NONE;
    bounds_forget(bounds->now, place);
    return place;
}

uint32_t bounds_value_place(struct bounds *bounds, ir_var v)
{
    if (bounds->value[v] == BOUNDS_PLACE && bounds->wanted_value[v] && bounds->is_own[v]) {
        bounds->value[v] = own_place(bounds);
        if (bounds->value[v] != BOUNDS_PLACE)
            bounds->value_at[bounds->value[v]] = v;
    }
    return bounds->value[v];
}

uint32_t bounds_length_place(struct bounds *bounds, ir_var v)
{
    if (bounds->length[v] == BOUNDS_PLACE && bounds->wanted_length[v] && bounds->is_own[v]) {
        bounds->length[v] = own_place(bounds);
        if (bounds->length[v] != BOUNDS_PLACE)
            bounds->length_at[bounds->length[v]] = v;
    }
    return bounds->length[v];
}

struct bounds_term bounds_term(const struct bounds *bounds, const struct ir_operand *operand,
                               struct ir_number number)
{
    struct bounds_term term = {BOUNDS_PLACE, 0, number};
    switch (operand->kind) {
    case IR_UNKNOWN: term.number = (struct ir_number){0, false}; break;
    case IR_CONSTANT:
        term.place = 0;
        term.add = operand->value;
        break;
    case IR_VARIABLE:
        term.place = bounds->value[operand->variable];
        term.number = bounds_variable(bounds, operand->variable)->number;
        break;
    case IR_LENGTH:
        term.place = bounds->length[operand->variable];
        term.number = (struct ir_number){BOUNDS_LENGTH_BITS, false};
        break;
    }
    return term;
}

void bounds_state_copy(struct bounds_state *to, const struct bounds_state *from, uint32_t size)
{
    zone_copy(&to->zone, &from->zone, size);
    memcpy(to->grids, from->grids, size * sizeof *to->grids);
    memcpy(to->facts, from->facts, from->fact_count * sizeof *to->facts);
    to->fact_count = from->fact_count;
    memcpy(to->promises, from->promises, from->promise_count * sizeof *to->promises);
    to->promise_count = from->promise_count;
}

uint32_t bounds_new_place(struct bounds_state *state)
{
    uint32_t place = zone_more(&state->zone);
    state->grids[place] = (struct bounds_grid){0, 0};
    return place;
}

struct bounds_state *bounds_state_new(struct pool *pool, uint32_t room)
{
    struct bounds_state *state = pool_room(pool, sizeof *state);
    state->fact_count = state->promise_count = 0;
    state->zone.is_empty = false;
    state->zone.size = 0;
    state->zone.stride = room;
    state->zone.bound = pool_room(pool, (size_t)room * room * sizeof *state->zone.bound);
    return state;
}
