/* bounds_grid.c - what numbers leave when they are divided: a counter that goes in fours, what is
 * aligned by a mask, what was tested by `n % 4 == 0`.
 *
 * A grid says that a number is `rest` plus a multiple of `step`; step 0 is the constant `rest`, and
 * step 1 any number. It makes the bounds of differences smaller: of x and y that are both multiples
 * of 4, x < y is x <= y - 4. Grids are of exact integers; where an operation may wrap, what is kept
 * is the grid's common divisor with the power of two. */
#include "bounds.h"

#define MOST_STEP ((ir_wide)1 << 40)

static const struct bounds_grid any_number = {1, 0};

static ir_wide common_divisor(ir_wide a, ir_wide b)
{
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b != 0) {
        ir_wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static ir_wide modulo(ir_wide value, ir_wide step)
{
    ir_wide rest = value % step;
    return rest < 0 ? rest + step : rest;
}

static struct bounds_grid grid_with(ir_wide step, ir_wide rest)
{
    if (step == 0)
        return (struct bounds_grid){0, rest};
    if (step == 1 || step > MOST_STEP)
        return any_number;
    return (struct bounds_grid){step, modulo(rest, step)};
}

static struct bounds_grid grid_at(const struct bounds_state *state, uint32_t place)
{
    if (place == BOUNDS_PLACE)
        return any_number;
    ir_wide high = zone_high(&state->zone, place);
    if (high != ZONE_NONE && high == zone_low(&state->zone, place))
        return (struct bounds_grid){0, high};
    const struct bounds_grid *grid = &state->grids[place];
    return grid->step > 1 ? *grid : any_number;
}

static struct bounds_grid grid_of(const struct bounds_state *state, struct bounds_term term)
{
    struct bounds_grid grid = grid_at(state, term.place);
    return grid_with(grid.step, grid.rest + term.add);
}

static bool is_small(struct bounds_grid grid)
{
    return grid.step < MOST_STEP && grid.rest < MOST_STEP && grid.rest > -MOST_STEP;
}

static struct bounds_grid product(struct bounds_grid x, struct bounds_grid y)
{
    if (!is_small(x) || !is_small(y))
        return any_number;
    ir_wide step =
        common_divisor(common_divisor(x.step * y.step, x.step * y.rest), y.step * x.rest);
    return grid_with(step, x.rest * y.rest);
}

/* n - n % 4 */
static ir_wide cut_off(const struct bounds_state *state, const struct bounds_fact *fact)
{
    for (uint32_t i = 0; i < state->fact_count; i++) {
        const struct bounds_fact *other = &state->facts[i];
        if (other->operator== IR_REMAINDER && other->to == fact->right.place &&
            fact->right.add == 0 && other->left.place == fact->left.place &&
            other->left.add == fact->left.add && other->right.place == 0)
            return other->right.add;
    }
    return 1;
}

/* Of the exact result. */
static struct bounds_grid result_grid(const struct bounds_state *state,
                                      const struct bounds_fact *fact)
{
    struct bounds_grid x = grid_of(state, fact->left), y = grid_of(state, fact->right);
    switch (fact->operator) {
    case IR_VALUE: return x;
    case IR_ADD: return grid_with(common_divisor(x.step, y.step), x.rest + y.rest);
    case IR_SUBTRACT:
        if (fact->right.place != 0 && cut_off(state, fact) > 1)
            return grid_with(cut_off(state, fact), 0);
        return grid_with(common_divisor(x.step, y.step), x.rest - y.rest);
    case IR_MULTIPLY: return product(x, y);
    case IR_SHIFT_LEFT:
        if (y.step != 0 || y.rest < 0 || y.rest >= 40)
            return any_number;
        return product(x, (struct bounds_grid){0, (ir_wide)1 << y.rest});
    case IR_AND:
        if (y.step != 0 || y.rest == 0)
            return any_number;
        return grid_with(y.rest & -y.rest, 0); /* the bits below the mask's are 0 */
    case IR_REMAINDER:
        if (y.step != 0 || y.rest == 0)
            return any_number;
        return grid_with(common_divisor(x.step, y.rest), x.rest);
    default: return any_number;
    }
}

static void meet(struct bounds_state *state, struct bounds_term term, struct bounds_grid grid)
{
    if (term.place == 0 || term.place == BOUNDS_PLACE || grid.step <= state->grids[term.place].step)
        return;
    if (grid.step > 1) {
        state->grids[term.place] = grid_with(grid.step, grid.rest - term.add);
        state->zone.is_less = true;
    }
}

/* `n % 4` or `n & 3` is known to be 1: so is what n leaves. */
static void meet_divided(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_grid to = grid_at(state, fact->to), by = grid_of(state, fact->right);
    if (by.step != 0 || to.step != 0)
        return;
    ir_wide step = by.rest < 0 ? -by.rest : by.rest;
    if (fact->operator== IR_AND)
        step = by.rest >= 0 && (by.rest & (by.rest + 1)) == 0 ? by.rest + 1 : 0;
    if (step > 1)
        meet(state, fact->left, grid_with(step, to.rest));
}

void bounds_grid_follow(struct bounds_state *state, const struct bounds_fact *fact, bool is_exact)
{
    struct bounds_grid grid = result_grid(state, fact);
    if (!is_exact)
        grid = grid_with(common_divisor(grid.step, (ir_wide)1 << fact->number.bits), grid.rest);
    struct bounds_term to = {fact->to, 0, fact->number};
    meet(state, to, grid);
    if (!is_exact)
        return;
    if (fact->operator== IR_VALUE)
        meet(state, fact->left, grid_at(state, fact->to));
    if (fact->operator== IR_REMAINDER || fact->operator== IR_AND)
        meet_divided(state, fact);
}

/* x - y <= most: what remains of that. */
static void tighten(struct bounds_state *state, uint32_t x, uint32_t y)
{
    ir_wide most = zone_bound(&state->zone, x, y);
    struct bounds_grid a = grid_at(state, x), b = grid_at(state, y);
    ir_wide step = common_divisor(a.step, b.step);
    if (most != ZONE_NONE && step > 1)
        zone_limit(&state->zone, x, y, most - modulo(most - (a.rest - b.rest), step));
}

void bounds_grid_tighten(struct bounds_state *state)
{
    for (uint32_t x = 1; x < state->zone.size; x++) {
        if (state->grids[x].step <= 1)
            continue;
        for (uint32_t y = 0; y < state->zone.size && !state->zone.is_empty; y++) {
            if (y == x)
                continue;
            tighten(state, x, y);
            tighten(state, y, x);
        }
    }
}

ir_wide bounds_grid_rest(const struct bounds_state *state, struct bounds_term term, ir_wide step)
{
    struct bounds_grid grid = grid_of(state, term);
    return grid.step % step == 0 ? modulo(grid.rest, step) : -1;
}

/* Before the zones are joined, which know the constants. */
bool bounds_grid_join(struct bounds_state *into, const struct bounds_state *from, uint32_t size)
{
    bool lost = false;
    for (uint32_t x = 1; x < size; x++) {
        struct bounds_grid a = grid_at(into, x), b = grid_at(from, x), old = into->grids[x];
        ir_wide step = common_divisor(common_divisor(a.step, b.step), a.rest - b.rest);
        into->grids[x] = grid_with(step, a.rest);
        if (step == 0) /* the same constant: the zone says so */
            into->grids[x] = old;
        lost = lost || (old.step > 1 && into->grids[x].step != old.step);
    }
    return lost;
}
