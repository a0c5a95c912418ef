/* bounds_fact.c - what follows from an equation `to = left operator right` and what is known of the
 * three numbers.
 *
 * The machine's result is congruent to the exact one. If both are known to lie less than 2^bits
 * apart, they are equal (is_exact), and only then does anything follow for differences. That one
 * test stands for "the sum fits its type", for `if (a + b < a)`, and for a conversion that is seen
 * to have kept the value only by a later comparison. */
#include "bounds.h"

#include <string.h>

/* ---- terms ---- */

ir_wide bounds_high(const struct bounds_state *state, struct bounds_term term)
{
    ir_wide low, high;
    if (term.place != BOUNDS_PLACE)
        return zone_add(zone_high(&state->zone, term.place), term.add);
    bounds_number_range(term.number, &low, &high);
    return zone_add(high, term.add);
}

ir_wide bounds_low(const struct bounds_state *state, struct bounds_term term)
{
    ir_wide low, high;
    if (term.place != BOUNDS_PLACE)
        return -zone_add(zone_bound(&state->zone, 0, term.place), -term.add);
    bounds_number_range(term.number, &low, &high);
    return -zone_add(-low, -term.add);
}

ir_wide bounds_difference(const struct bounds_state *state, struct bounds_term a,
                          struct bounds_term b)
{
    if (a.place != BOUNDS_PLACE && b.place != BOUNDS_PLACE)
        return zone_add(zone_bound(&state->zone, a.place, b.place), a.add - b.add);
    return zone_add(bounds_high(state, a), -bounds_low(state, b));
}

void bounds_limit(struct bounds_state *state, struct bounds_term a, struct bounds_term b,
                  ir_wide most)
{
    if (most == ZONE_NONE)
        return;
    if (a.place == BOUNDS_PLACE && b.place == BOUNDS_PLACE)
        return;
    if (a.place == BOUNDS_PLACE) {
        most = zone_add(most, -bounds_low(state, a));
        a = (struct bounds_term){0, 0, a.number};
    } else if (b.place == BOUNDS_PLACE) {
        most = zone_add(most, bounds_high(state, b));
        b = (struct bounds_term){0, 0, b.number};
    }
    most = zone_add(most, b.add - a.add);
    if (most != ZONE_NONE)
        zone_limit(&state->zone, a.place, b.place, most);
}

static struct bounds_term result_of(const struct bounds_fact *fact)
{
    return (struct bounds_term){fact->to, 0, fact->number};
}

/* ---- the exact result ---- */

struct range {
    ir_wide low, high; /* -ZONE_NONE, ZONE_NONE: none */
};

static const struct range all_numbers = {-ZONE_NONE, ZONE_NONE};

static struct range range_of(const struct bounds_state *state, struct bounds_term term)
{
    return (struct range){bounds_low(state, term), bounds_high(state, term)};
}

static bool is_bounded(struct range range)
{
    return range.low > -ZONE_MOST && range.high < ZONE_MOST;
}

static ir_wide magnitude(struct range range)
{
    return range.high > -range.low ? range.high : -range.low;
}

static struct range multiplied(struct range x, struct range y)
{
    const ir_wide left[2] = {x.low, x.high}, right[2] = {y.low, y.high};
    struct range result = {ZONE_NONE, -ZONE_NONE};
    for (int i = 0; i < 4; i++) {
        ir_wide product;
        if (__builtin_mul_overflow(left[i & 1], right[i >> 1], &product) || product > ZONE_MOST ||
            product < -ZONE_MOST)
            return all_numbers;
        result.low = product < result.low ? product : result.low;
        result.high = product > result.high ? product : result.high;
    }
    return result;
}

/* The divisor is not 0: that traps. */
static struct range divided(struct range x, struct range y)
{
    if (y.high > 0 && y.low >= 0) {
        ir_wide least = y.low > 0 ? y.low : 1;
        return (struct range){x.low / (x.low < 0 ? least : y.high),
                              x.high / (x.high < 0 ? y.high : least)};
    }
    ir_wide most = magnitude(x);
    return (struct range){-most, most};
}

static struct range remaining(struct range x, struct range y)
{
    ir_wide most = magnitude(y) - 1;
    if (most < 0)
        most = 0;
    struct range result = {x.low < 0 ? -most : 0, x.high > 0 ? most : 0};
    if (x.low >= 0 && x.high < result.high)
        result.high = x.high;
    return result;
}

static ir_wide mask_over(ir_wide number)
{
    ir_wide mask = 0;
    while (mask < number)
        mask = mask * 2 + 1;
    return mask;
}

static struct range combined(enum ir_operator operator, struct range x, struct range y)
{
    if (operator== IR_AND) {
        if (x.low < 0 && y.low < 0)
            return all_numbers;
        struct range result = {0, x.low >= 0 ? x.high : y.high};
        if (y.low >= 0 && y.high < result.high)
            result.high = y.high;
        return result;
    }
    if (x.low < 0 || y.low < 0)
        return all_numbers;
    ir_wide low = operator== IR_OR ? (x.low > y.low ? x.low : y.low) : 0;
    return (struct range){low, mask_over(x.high > y.high ? x.high : y.high)};
}

/* The distance is below the width: anything else traps. */
static struct range shifted(enum ir_operator operator, struct range x, struct range y)
{
    ir_wide least = y.low < 0 ? 0 : y.low, most = y.high > 63 ? 63 : y.high;
    if (least > most)
        return all_numbers;
    if (operator== IR_SHIFT_LEFT)
        return multiplied(x, (struct range){(ir_wide)1 << least, (ir_wide)1 << most});
    return (struct range){x.low >> (x.low < 0 ? least : most),
                          x.high >> (x.high < 0 ? most : least)};
}

static struct range exact_range(const struct bounds_state *state, const struct bounds_fact *fact)
{
    struct range x = range_of(state, fact->left), y = range_of(state, fact->right);
    if (fact->operator== IR_VALUE)
        return x;
    if (fact->operator== IR_SUBTRACT)
        return (struct range){-bounds_difference(state, fact->right, fact->left),
                              bounds_difference(state, fact->left, fact->right)};
    if (fact->operator>= IR_LESS)
        return (struct range){0, 1};
    if (!is_bounded(x) || !is_bounded(y))
        return all_numbers;
    switch (fact->operator) {
    case IR_ADD: return (struct range){x.low + y.low, x.high + y.high};
    case IR_MULTIPLY: return multiplied(x, y);
    case IR_DIVIDE: return divided(x, y);
    case IR_REMAINDER: return remaining(x, y);
    case IR_SHIFT_LEFT:
    case IR_SHIFT_RIGHT: return shifted(fact->operator, x, y);
    default: return combined(fact->operator, x, y);
    }
}

static ir_wide least_of(ir_wide a, ir_wide b)
{
    return a < b ? a : b;
}

/* How far the exact result may be above the machine's, and below it. */
static void distances(const struct bounds_state *state, const struct bounds_fact *fact,
                      struct range exact, ir_wide *above, ir_wide *below)
{
    struct bounds_term to = result_of(fact), x = fact->left, y = fact->right;
    *above = zone_add(exact.high, -bounds_low(state, to));
    *below = zone_add(bounds_high(state, to), -exact.low);
    if (fact->operator== IR_VALUE || fact->operator== IR_ADD || fact->operator== IR_SUBTRACT) {
        struct range r = fact->operator== IR_VALUE ? (struct range){0, 0} : range_of(state, y);
        ir_wide most = fact->operator== IR_SUBTRACT ? -r.low : r.high;
        ir_wide least = fact->operator== IR_SUBTRACT ? -r.high : r.low;
        *above = least_of(*above, zone_add(bounds_difference(state, x, to), most));
        *below = least_of(*below, zone_add(bounds_difference(state, to, x), -least));
    }
    if (fact->operator== IR_ADD) {
        struct range r = range_of(state, x);
        *above = least_of(*above, zone_add(bounds_difference(state, y, to), r.high));
        *below = least_of(*below, zone_add(bounds_difference(state, to, y), -r.low));
    }
}

bool bounds_is_exact(const struct bounds_state *state, const struct bounds_fact *fact)
{
    ir_wide above, below, size = (ir_wide)1 << fact->number.bits;
    distances(state, fact, exact_range(state, fact), &above, &below);
    return above < size && below < size;
}

/* ---- what follows ---- */

static void assert_comparison(struct bounds_state *state, enum ir_operator operator,
                              struct bounds_term x, struct bounds_term y, bool holds)
{
    if (operator== IR_LESS || operator== IR_AT_MOST) {
        bool is_less = operator== IR_LESS;
        if (holds)
            bounds_limit(state, x, y, is_less ? -1 : 0);
        else
            bounds_limit(state, y, x, is_less ? 0 : -1);
    } else if ((operator== IR_EQUAL) == holds) {
        bounds_limit(state, x, y, 0);
        bounds_limit(state, y, x, 0);
    } else if (bounds_difference(state, x, y) == 0) {
        bounds_limit(state, x, y, -1);
    } else if (bounds_difference(state, y, x) == 0) {
        bounds_limit(state, y, x, -1);
    }
}

static void follow_comparison(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    if (bounds_low(state, to) >= 1)
        assert_comparison(state, fact->operator, fact->left, fact->right, true);
    else if (bounds_high(state, to) <= 0)
        assert_comparison(state, fact->operator, fact->left, fact->right, false);
}

static void follow_sum(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    struct range x = range_of(state, fact->left), y = range_of(state, fact->right);
    bounds_limit(state, to, fact->left, y.high);
    bounds_limit(state, fact->left, to, -y.low);
    bounds_limit(state, to, fact->right, x.high);
    bounds_limit(state, fact->right, to, -x.low);
}

static void follow_difference(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    struct range y = range_of(state, fact->right), r = range_of(state, to);
    bounds_limit(state, to, fact->left, -y.low);
    bounds_limit(state, fact->left, to, y.high);
    bounds_limit(state, fact->left, fact->right, r.high);
    bounds_limit(state, fact->right, fact->left, -r.low);
}

/* (x + y) / 2 lies between x and y. */
static void follow_middle(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    for (uint32_t i = 0; i < state->fact_count; i++) {
        const struct bounds_fact *sum = &state->facts[i];
        if (sum->to != fact->left.place || sum->operator!= IR_ADD ||
                                           fact->left.add != 0 || !bounds_is_exact(state, sum))
            continue;
        ir_wide apart = bounds_difference(state, sum->left, sum->right);
        ir_wide other = bounds_difference(state, sum->right, sum->left);
        if (apart != ZONE_NONE)
            bounds_limit(state, to, sum->right, apart >> 1);
        if (other != ZONE_NONE)
            bounds_limit(state, to, sum->left, other >> 1);
        return;
    }
}

static void follow_quotient(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    struct range x = range_of(state, fact->left), y = range_of(state, fact->right);
    ir_wide divisor = y.low;
    if (fact->operator== IR_SHIFT_RIGHT)
        divisor = y.low >= 0 && y.low < 64 ? (ir_wide)1 << y.low : 1;
    if (x.low < 0 || y.low < 0)
        return;
    if (fact->right.place == 0 && divisor == 2)
        follow_middle(state, fact);
    bounds_limit(state, to, fact->left, divisor >= 2 ? x.low / divisor - x.low : 0);
}

static void follow_operator(struct bounds_state *state, const struct bounds_fact *fact)
{
    struct bounds_term to = result_of(fact);
    struct range x = range_of(state, fact->left), y = range_of(state, fact->right);
    switch (fact->operator) {
    case IR_VALUE:
        bounds_limit(state, to, fact->left, 0);
        bounds_limit(state, fact->left, to, 0);
        break;
    case IR_ADD: follow_sum(state, fact); break;
    case IR_SUBTRACT: follow_difference(state, fact); break;
    case IR_DIVIDE:
    case IR_SHIFT_RIGHT: follow_quotient(state, fact); break;
    case IR_MULTIPLY:
    case IR_OR:
        if (x.low >= 0 && y.low >= (fact->operator== IR_OR ? 0 : 1))
            bounds_limit(state, fact->left, to, 0);
        if (y.low >= 0 && x.low >= (fact->operator== IR_OR ? 0 : 1))
            bounds_limit(state, fact->right, to, 0);
        break;
    case IR_REMAINDER:
        if (y.low >= 0)
            bounds_limit(state, to, fact->right, -1);
        if (x.low >= 0)
            bounds_limit(state, to, fact->left, 0);
        break;
    case IR_AND:
        if (x.low >= 0)
            bounds_limit(state, to, fact->left, 0);
        if (y.low >= 0)
            bounds_limit(state, to, fact->right, 0);
        break;
    default: break;
    }
}

static void derive(struct bounds_state *state, const struct bounds_fact *fact)
{
    if (state->zone.is_empty)
        return;
    if (fact->operator>= IR_LESS && zone_low(&state->zone, fact->to) >= 0 &&
        zone_high(&state->zone, fact->to) <= 1) { /* a truth, and known to be one */
        follow_comparison(state, fact);
        return;
    }
    struct range exact = exact_range(state, fact);
    ir_wide above, below, size = (ir_wide)1 << fact->number.bits;
    distances(state, fact, exact, &above, &below);
    if (above >= size || below >= size) {
        if (fact->operator== IR_VALUE && exact.low >= 0) /* cutting off bits makes none larger */
            bounds_limit(state, result_of(fact), fact->left, 0);
        bounds_grid_follow(state, fact, false);
        return;
    }
    if (exact.high < ZONE_MOST)
        zone_limit(&state->zone, fact->to, 0, exact.high);
    if (exact.low > -ZONE_MOST)
        zone_limit(&state->zone, 0, fact->to, -exact.low);
    if (fact->operator>= IR_LESS)
        follow_comparison(state, fact);
    else
        follow_operator(state, fact);
    bounds_grid_follow(state, fact, true);
}

void bounds_refine(struct bounds_state *state)
{
    bool goes_on = true;
    for (int round = 0; round < 2 && goes_on; round++) {
        state->zone.is_less = false;
        for (uint32_t i = state->fact_count; i-- > 0;)
            derive(state, &state->facts[i]);
        goes_on = state->zone.is_less; /* else the second round would find nothing either */
    }
    bounds_keep_promises(state);
    if (!state->zone.is_empty)
        bounds_combine_sums(state);
    if (!state->zone.is_empty)
        bounds_grid_tighten(state);
}

void bounds_assume(struct bounds_state *state, struct bounds_term scalar, bool is_true)
{
    struct bounds_term zero = {0, 0, scalar.number};
    assert_comparison(state, IR_UNEQUAL, scalar, zero, is_true);
    bounds_refine(state);
}

/* ---- new and old equations ---- */

static bool mentions(const struct bounds_fact *fact, uint32_t place)
{
    return fact->to == place || fact->left.place == place ||
           (fact->operator!= IR_VALUE && fact->right.place == place);
}

static void forget_facts(struct bounds_state *state, uint32_t place)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->fact_count; i++)
        if (!mentions(&state->facts[i], place))
            state->facts[kept++] = state->facts[i];
    state->fact_count = kept;
}

static void forget_said(struct bounds_state *state, uint32_t place)
{
    forget_facts(state, place);
    bounds_forget_promises(state, place);
    state->grids[place].step = 0;
}

void bounds_forget(struct bounds_state *state, uint32_t place)
{
    forget_said(state, place);
    zone_forget(&state->zone, place);
}

void bounds_any(struct bounds_state *state, uint32_t place, ir_wide low, ir_wide high)
{
    forget_said(state, place);
    zone_any(&state->zone, place, low, high);
}

static void add_fact(struct bounds_state *state, const struct bounds_fact *fact)
{
    if (state->fact_count == BOUNDS_FACTS)
        memmove(state->facts, state->facts + 1, --state->fact_count * sizeof *state->facts);
    state->facts[state->fact_count++] = *fact;
}

/* What was said of a number is now said of `to`, which is less by `apart`. */
static void rename_facts(struct bounds_state *state, uint32_t from, uint32_t to, ir_wide apart)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < state->fact_count; i++) {
        struct bounds_fact fact = state->facts[i];
        struct bounds_term *sides[2] = {&fact.left, &fact.right};
        for (int s = 0; s < 2; s++)
            if (sides[s]->place == from && (s == 0 || fact.operator!= IR_VALUE)) {
                sides[s]->place = to;
                sides[s]->add += apart;
            }
        if (fact.to == from) { /* to + apart = left operator right */
            bool adds = fact.operator== IR_ADD || fact.operator== IR_SUBTRACT;
            if (apart != 0 && !adds)
                continue;
            fact.to = to;
            fact.left.add -= apart;
        }
        bounds_normalise(&fact);
        state->facts[kept++] = fact;
    }
    state->fact_count = kept;
}

static void shift(struct bounds_state *state, uint32_t place, ir_wide add)
{
    rename_facts(state, place, place, -add);
    bounds_forget_promises(state, place);
    zone_shift(&state->zone, place, add);
    struct bounds_grid *grid = &state->grids[place];
    if (grid->step > 1)
        grid->rest = ((grid->rest + add) % grid->step + grid->step) % grid->step;
}

/* The number that was there so far gets a place of its own, if there is one. */
static uint32_t keep_old(struct bounds_state *state, uint32_t place)
{
    if (state->zone.size == state->zone.stride)
        return BOUNDS_PLACE;
    uint32_t old = bounds_new_place(state);
    zone_assign(&state->zone, old, place, 0);
    state->grids[old] = state->grids[place];
    rename_facts(state, place, old, 0);
    return old;
}

/* Is it a part of a sum that bounds_pair.c looks after? */
static bool is_of_pair(const struct bounds_state *state, uint32_t place)
{
    for (uint32_t i = 0; i < state->fact_count; i++)
        if (state->facts[i].number.bits == BOUNDS_PAIR_BITS &&
            (state->facts[i].left.place == place || state->facts[i].right.place == place))
            return true;
    return false;
}

/* `i = i + 1`: the new number in terms of the old. If that may wrap, the old one gets a place of
 * its own, so that a later test of it, as in `while (i-- > 0)`, still says something of the new
 * one. */
static bool update(struct bounds_state *state, struct bounds_fact *fact)
{
    bool adds = fact->operator== IR_ADD || fact->operator== IR_SUBTRACT;
    bool is_shift = adds && fact->left.place == fact->to && fact->right.place == 0;
    struct range exact = exact_range(state, fact);
    ir_wide low, high;
    bounds_number_range(fact->number, &low, &high);
    if (is_shift && exact.low >= low && exact.high <= high) {
        ir_wide add = fact->operator== IR_ADD ? fact->right.add : - fact->right.add;
        shift(state, fact->to, zone_add(add, fact->left.add));
        return true;
    }
    struct bounds_term old = {keep_old(state, fact->to), 0, fact->number};
    struct bounds_term *sides[2] = {&fact->left, &fact->right};
    for (int i = 0; i < 2; i++)
        if (sides[i]->place == fact->to) {
            old.add = sides[i]->add;
            *sides[i] = old;
        }
    return false;
}

void bounds_define(struct bounds_state *state, struct bounds_fact fact)
{
    if (fact.to == BOUNDS_PLACE || state->zone.is_empty)
        return;
    if (fact.operator== IR_VALUE)
        fact.right = (struct bounds_term){0, 0, fact.number};
    ir_wide low, high;
    bounds_number_range(fact.number, &low, &high);
    if (fact.operator== IR_XOR && fact.left.place == 0 && fact.left.add == - 1) {
        fact.operator= IR_SUBTRACT; /* ~x is -1 - x */
        fact.left.add = low < 0 ? -1 : high;
    }
    bool is_update = fact.left.place == fact.to || fact.right.place == fact.to;
    if (is_update && update(state, &fact))
        return;
    if (!is_update && is_of_pair(state, fact.to))
        keep_old(state, fact.to);
    bounds_normalise(&fact);
    bounds_any(state, fact.to, low, high);
    derive(state, &fact);
    add_fact(state, &fact);
    bool is_sum = fact.operator== IR_ADD || fact.operator== IR_SUBTRACT;
    if (is_sum && fact.right.place != 0 && !state->zone.is_empty)
        bounds_combine_sums(state);
    if (!state->zone.is_empty)
        bounds_grid_tighten(state);
}
