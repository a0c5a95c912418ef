/* bounds_linear.c - sums: what two equations say together that neither says alone.
 *
 * `left = n - at` and `next = at + size` share a part: next - n is size - left. And what a loop
 * does to two numbers in turn, `at += k; left -= k`, keeps their sum: such an equation is put up at
 * the loop's head if it holds on the way in, and stays if it follows from those that hold on the
 * way round (bounds_follows: elimination, modulo the width). */
#include "bounds.h"

#include <string.h>

/* whole = part[0] + part[1], exactly. */
struct sum {
    struct bounds_term whole, part[2];
};

static bool is_linear(const struct bounds_fact *fact)
{
    return (fact->operator== IR_ADD || fact->operator== IR_SUBTRACT) &&
           fact->left.place != BOUNDS_PLACE && fact->right.place != BOUNDS_PLACE;
}

static bool as_sum(const struct bounds_state *state, const struct bounds_fact *fact,
                   struct sum *sum)
{
    if (!is_linear(fact) || !bounds_is_exact(state, fact))
        return false;
    struct bounds_term to = {fact->to, 0, fact->number};
    bool adds = fact->operator== IR_ADD;
    *sum = (struct sum){adds ? to : fact->left, {adds ? fact->left : to, fact->right}};
    return sum->part[0].place != 0 && sum->part[1].place != 0;
}

/* a - b = c - d + more */
static void equal_apart(struct bounds_state *state, struct bounds_term a, struct bounds_term b,
                        struct bounds_term c, struct bounds_term d, ir_wide more)
{
    bounds_limit(state, a, b, zone_add(bounds_difference(state, c, d), more));
    bounds_limit(state, b, a, zone_add(bounds_difference(state, d, c), -more));
    bounds_limit(state, c, d, zone_add(bounds_difference(state, a, b), -more));
    bounds_limit(state, d, c, zone_add(bounds_difference(state, b, a), more));
}

static void combine(struct bounds_state *state, const struct sum *a, const struct sum *b)
{
    for (int p = 0; p < 2; p++)
        for (int q = 0; q < 2; q++) {
            if (a->part[p].place == b->part[q].place)
                equal_apart(state, a->whole, b->whole, a->part[!p], b->part[!q],
                            a->part[p].add - b->part[q].add);
            if (a->whole.place == b->whole.place)
                equal_apart(state, a->part[p], b->part[q], b->part[!q], a->part[!p],
                            a->whole.add - b->whole.add);
        }
}

void bounds_combine_sums(struct bounds_state *state)
{
    struct sum sums[BOUNDS_FACTS];
    size_t count = 0;
    for (uint32_t i = 0; i < state->fact_count; i++)
        count += as_sum(state, &state->facts[i], &sums[count]);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i && !state->zone.is_empty; k++)
            combine(state, &sums[i], &sums[k]);
}

void bounds_normalise(struct bounds_fact *fact)
{
    if (!is_linear(fact) || fact->right.place == 0)
        return;
    fact->left.add += fact->operator== IR_ADD ? fact->right.add : - fact->right.add;
    fact->right.add = 0;
}

/* ---- what follows from linear equations ---- */

/* The sum of factor[x] * x over all places, and `constant`, is 0 modulo 2^64, or 2^bits. */
struct row {
    uint64_t factor[BOUNDS_PLACES], constant;
    uint32_t pivot; /* where the factor is 1 */
};

uint32_t bounds_least_equal(const struct zone *zone, uint32_t x, ir_wide *apart)
{
    for (uint32_t y = 0; y < x; y++) {
        *apart = zone_bound(zone, x, y);
        if (*apart != ZONE_NONE && zone_bound(zone, y, x) == -*apart)
            return y;
    }
    *apart = 0;
    return x;
}

static void add_term(const struct bounds_state *state, struct row *row, struct bounds_term term,
                     uint64_t factor)
{
    ir_wide apart;
    uint32_t place = bounds_least_equal(&state->zone, term.place, &apart);
    row->constant += factor * (uint64_t)(apart + term.add);
    if (place != 0)
        row->factor[place] += factor;
}

static struct row row_of(const struct bounds_state *state, const struct bounds_fact *fact)
{
    struct row row = {.pivot = 0};
    struct bounds_term to = {fact->to, 0, fact->number};
    add_term(state, &row, to, (uint64_t)-1);
    add_term(state, &row, fact->left, 1);
    add_term(state, &row, fact->right, fact->operator== IR_ADD ? 1 : (uint64_t) - 1);
    return row;
}

static void subtract(struct row *from, const struct row *row, uint32_t size)
{
    uint64_t times = from->factor[row->pivot];
    if (times == 0)
        return;
    for (uint32_t x = 1; x < size; x++)
        from->factor[x] -= times * row->factor[x];
    from->constant -= times * row->constant;
}

/* Make a factor that is 1 or -1 the pivot; false: there is none. */
static bool find_pivot(struct row *row, uint32_t size)
{
    for (uint32_t x = 1; x < size; x++) {
        if (row->factor[x] != 1 && row->factor[x] != (uint64_t)-1)
            continue;
        if (row->factor[x] != 1) {
            for (uint32_t y = 1; y < size; y++)
                row->factor[y] = -row->factor[y];
            row->constant = -row->constant;
        }
        row->pivot = x;
        return true;
    }
    return false;
}

bool bounds_follows(const struct bounds_state *state, const struct bounds_fact *fact)
{
    uint32_t size = state->zone.size;
    if (!is_linear(fact))
        return false;
    struct row rows[BOUNDS_FACTS], asked = row_of(state, fact);
    size_t count = 0;
    for (uint32_t i = 0; i < state->fact_count; i++) {
        const struct bounds_fact *known = &state->facts[i];
        if (!is_linear(known) ||
            (known->number.bits < fact->number.bits && !bounds_is_exact(state, known)))
            continue;
        struct row row = row_of(state, known);
        for (size_t k = 0; k < count; k++)
            subtract(&row, &rows[k], size);
        if (find_pivot(&row, size))
            rows[count++] = row;
    }
    for (size_t k = 0; k < count; k++)
        subtract(&asked, &rows[k], size);
    uint64_t mask = fact->number.bits < 64 ? ((uint64_t)1 << fact->number.bits) - 1 : UINT64_MAX;
    uint64_t left = asked.constant;
    for (uint32_t x = 1; x < size; x++)
        left |= asked.factor[x];
    return (left & mask) == 0;
}

/* ---- candidates at the head of a loop ---- */

/* A number that the function steps in this direction, and its place. */
static bool steps(const struct bounds *bounds, uint32_t place, unsigned direction)
{
    ir_var v = bounds->value_at[place];
    return v != IR_NONE && (bounds->moves[v] & direction) != 0;
}

/* x is constant and goes up, y is z + apart and goes down: x = (z + apart + constant) - y. Where
 * one has fewer bits, it is asked for so many of both. */
static void propose(struct bounds *bounds, struct bounds_state *state, uint32_t x, uint32_t y)
{
    const struct zone *zone = &state->zone;
    struct ir_number number = bounds_variable(bounds, bounds->value_at[x])->number,
                     other = bounds_variable(bounds, bounds->value_at[y])->number;
    if (other.bits < number.bits)
        number = other;
    for (uint32_t z = 0; z < bounds->kept && state->fact_count < BOUNDS_FACTS; z++) {
        ir_wide apart = zone_bound(zone, y, z);
        bool moves = z != 0 && bounds->value_at[z] != IR_NONE && bounds->moves[bounds->value_at[z]];
        if (z == x || z == y || moves || apart == ZONE_NONE || zone_bound(zone, z, y) != -apart)
            continue;
        state->facts[state->fact_count++] = (struct bounds_fact){
            .to = x,
            .operator= IR_SUBTRACT,
            .number = number,
            .left = {z, apart + zone_high(zone, x), number},
            .right = {y, 0, number},
        };
        return;
    }
}

void bounds_propose_sums(struct bounds *bounds, struct bounds_state *state)
{
    for (uint32_t x = 1; x < bounds->kept; x++) {
        if (!steps(bounds, x, BOUNDS_UP) || zone_high(&state->zone, x) == ZONE_NONE ||
            zone_high(&state->zone, x) != zone_low(&state->zone, x))
            continue;
        for (uint32_t y = 1; y < bounds->kept; y++)
            if (y != x && steps(bounds, y, BOUNDS_DOWN))
                propose(bounds, state, x, y);
    }
}
