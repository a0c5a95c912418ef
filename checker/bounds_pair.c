/* bounds_pair.c - pairs: the sum of two numbers of which one goes up as the other goes down.
 *
 * A binary search that halves a length keeps `low + length <= n`: three numbers, which no zone
 * holds. So the sum of such a pair has a place of its own, and the zones say what it is beside
 * `n`. It is a number of nobody's: no statement writes it. Where a block begins it is the sum of
 * what the two are there, and where the block has changed one of them it is worked out anew at the
 * block's end (bounds_leave_pairs), from the equations of that block. As an exact integer it has
 * room for any two numbers, and never wraps. */
#include "bounds.h"

static const struct ir_number exact = {BOUNDS_PAIR_BITS, true};

static struct bounds_term at_place(uint32_t place, struct ir_number number)
{
    return (struct bounds_term){place, 0, number};
}

static struct bounds_fact fact_of(const struct bounds *bounds, const struct bounds_pair *pair,
                                  uint32_t to)
{
    uint32_t up = bounds->value[pair->up], down = bounds->value[pair->down];
    return (struct bounds_fact){.to = to,
                                .operator= IR_ADD,
                                .number = exact,
                                .left = at_place(up, bounds_variable(bounds, pair->up)->number),
                                .right =
                                    at_place(down, bounds_variable(bounds, pair->down)->number)};
}

static bool is_known(const struct bounds_state *state, const struct bounds_fact *fact)
{
    for (uint32_t i = 0; i < state->fact_count; i++) {
        const struct bounds_fact *other = &state->facts[i];
        if (other->to == fact->to && other->operator== fact->operator&& other->number.bits ==
                                     exact.bits && other->left.place == fact->left.place &&
                                     other->left.add == 0 && other->right.place ==
                                     fact->right.place && other->right.add == 0)
            return true;
    }
    return false;
}

static bool is_kept(const struct bounds *bounds, ir_var v)
{
    uint32_t place = bounds->value[v];
    return place != BOUNDS_PLACE && place < bounds->kept && bounds->value_at[place] == v;
}

/* Not everything that is set twice goes up; of what does not, nothing is found out. */
static bool may_be_pair(const struct bounds *bounds, ir_var up, ir_var down)
{
    return up != IR_NONE && down != IR_NONE && is_kept(bounds, up) && is_kept(bounds, down) &&
           (bounds->moves[down] & BOUNDS_SHRINKS) && (bounds->moves[up] & BOUNDS_AGAIN) &&
           !(bounds->moves[up] & BOUNDS_DOWN) &&
           bounds_variable(bounds, up)->number.bits == bounds_variable(bounds, down)->number.bits;
}

void bounds_find_pairs(struct bounds *bounds)
{
    uint32_t kept = bounds->kept;
    bounds->pair_count = 0;
    for (uint32_t x = 1; x < kept; x++)
        for (uint32_t y = 1; y < kept; y++) {
            ir_var up = bounds->value_at[x], down = bounds->value_at[y];
            if (may_be_pair(bounds, up, down) && bounds->pair_count < BOUNDS_PAIRS &&
                bounds->kept <= BOUNDS_KEPT)
                bounds->pairs[bounds->pair_count++] =
                    (struct bounds_pair){up, down, bounds->kept++};
        }
}

bool bounds_is_pair(const struct bounds *bounds, uint32_t place)
{
    for (uint32_t i = 0; i < bounds->pair_count; i++)
        if (bounds->pairs[i].place == place)
            return true;
    return false;
}

void bounds_enter_pairs(const struct bounds *bounds, struct bounds_state *state)
{
    for (uint32_t i = 0; i < bounds->pair_count && state->fact_count < BOUNDS_FACTS; i++) {
        struct bounds_fact fact = fact_of(bounds, &bounds->pairs[i], bounds->pairs[i].place);
        if (!is_known(state, &fact))
            state->facts[state->fact_count++] = fact;
    }
}

/* Is it congruent to what it was, and neither is so far away that they may differ? */
static bool is_unchanged(const struct bounds_state *state, const struct bounds_fact *fact,
                         struct bounds_term sum)
{
    ir_wide size = (ir_wide)1 << 64;
    struct bounds_term before = at_place(fact->to, exact);
    return bounds_difference(state, sum, before) < size &&
           bounds_difference(state, before, sum) < size && bounds_follows(state, fact);
}

static void renew(struct bounds_state *state, struct bounds_fact fact)
{
    uint32_t place = fact.to;
    if (state->zone.size == state->zone.stride) {
        bounds_forget(state, place);
        return;
    }
    struct bounds_term sum = at_place(bounds_new_place(state), exact);
    fact.to = sum.place;
    bounds_define(state, fact);
    fact.to = place;
    if (is_unchanged(state, &fact, sum)) {
        bounds_limit(state, sum, at_place(place, exact), 0);
        bounds_limit(state, at_place(place, exact), sum, 0);
    }
    bounds_forget(state, place);
    bounds_limit(state, sum, at_place(place, exact), 0);
    bounds_limit(state, at_place(place, exact), sum, 0);
}

void bounds_leave_pairs(const struct bounds *bounds, struct bounds_state *state)
{
    for (uint32_t i = 0; i < bounds->pair_count && !state->zone.is_empty; i++) {
        struct bounds_fact fact = fact_of(bounds, &bounds->pairs[i], bounds->pairs[i].place);
        if (!is_known(state, &fact))
            renew(state, fact);
    }
}
