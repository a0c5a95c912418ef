/* bounds_z3.c - the second stage: what zones leave open is asked of z3.
 *
 * What is known at the access is written down over the integers: the differences that the zone
 * knows, and the facts, with the machine's wrapping spelled out (`ite`, or `mod` where more than
 * one turn is possible). The question is whether an index outside, or a result beyond its type, is
 * possible; only "unsat" proves anything. Effort is limited by z3's own count of steps, never by a
 * clock, so the answer is the same on every machine. z3 runs in a child of its own: if it ends in
 * any other way than with an answer, the question it was at counts as not proved. */
#include "bounds.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <z3.h>

#define STEPS         "400000" /* of z3, for each question                     */
#define MOST_ASKED    400      /* questions of one component; the rest is open */
#define MOST_CHILDREN 4

#define MOST_PRODUCTS 16

struct product {
    enum ir_operator operator;
    Z3_ast x, y, result;
};

struct encoding {
    Z3_context z3;
    Z3_solver solver;
    const struct bounds_state *state;
    Z3_ast *number; /* by place, NULL: not in the question */
    struct product products[MOST_PRODUCTS];
    size_t product_count;
    bool is_exact; /* products of unknowns are said to be just that */
};

/* ---- integers ---- */

static Z3_ast constant(struct encoding *e, ir_wide value)
{
    char digits[48], *at = digits + sizeof digits;
    bool is_negative = value < 0;
    *--at = '\0';
    do {
        int digit = (int)(value % 10);
        *--at = (char)('0' + (digit < 0 ? -digit : digit));
        value /= 10;
    } while (value != 0);
    if (is_negative)
        *--at = '-';
    return Z3_mk_numeral(e->z3, at, Z3_mk_int_sort(e->z3));
}

static void assert_it(struct encoding *e, Z3_ast what)
{
    Z3_solver_assert(e->z3, e->solver, what);
}

static Z3_ast sum(struct encoding *e, Z3_ast a, Z3_ast b)
{
    const Z3_ast both[2] = {a, b};
    return Z3_mk_add(e->z3, 2, both);
}

static Z3_ast difference(struct encoding *e, Z3_ast a, Z3_ast b)
{
    const Z3_ast both[2] = {a, b};
    return Z3_mk_sub(e->z3, 2, both);
}

static Z3_ast product(struct encoding *e, Z3_ast a, Z3_ast b)
{
    const Z3_ast both[2] = {a, b};
    return Z3_mk_mul(e->z3, 2, both);
}

static Z3_ast number_at(struct encoding *e, uint32_t place)
{
    if (place == 0)
        return constant(e, 0);
    if (e->number[place] == NULL)
        e->number[place] = Z3_mk_fresh_const(e->z3, "n", Z3_mk_int_sort(e->z3));
    return e->number[place];
}

static Z3_ast term(struct encoding *e, struct bounds_term term)
{
    if (term.place == 0)
        return constant(e, term.add);
    if (term.place != BOUNDS_PLACE) {
        ir_wide apart; /* the same number has one name, so that products of it are seen to match */
        term.place = bounds_least_equal(&e->state->zone, term.place, &apart);
        term.add += apart;
        if (term.place == 0)
            return constant(e, term.add);
        Z3_ast number = number_at(e, term.place);
        return term.add == 0 ? number : sum(e, number, constant(e, term.add));
    }
    Z3_ast any = Z3_mk_fresh_const(e->z3, "any", Z3_mk_int_sort(e->z3));
    if (bounds_low(e->state, term) > -ZONE_MOST)
        assert_it(e, Z3_mk_ge(e->z3, any, constant(e, bounds_low(e->state, term))));
    if (bounds_high(e->state, term) < ZONE_MOST)
        assert_it(e, Z3_mk_le(e->z3, any, constant(e, bounds_high(e->state, term))));
    return any;
}

/* ---- facts ---- */

static bool is_power(ir_wide value)
{
    return value > 0 && (value & (value - 1)) == 0;
}

static Z3_ast comparison(struct encoding *e, enum ir_operator operator, Z3_ast x, Z3_ast y)
{
    Z3_ast holds = operator== IR_LESS      ? Z3_mk_lt(e->z3, x, y)
                   : operator== IR_AT_MOST ? Z3_mk_le(e->z3, x, y)
                                           : Z3_mk_eq(e->z3, x, y);
    if (operator== IR_UNEQUAL)
        holds = Z3_mk_not(e->z3, holds);
    return Z3_mk_ite(e->z3, holds, constant(e, 1), constant(e, 0));
}

/* A product or quotient that was written down: result = x * y, or result = x / y. */
static void note_product(struct encoding *e, enum ir_operator operator, Z3_ast x, Z3_ast y,
                         Z3_ast result)
{
    if (e->product_count < MOST_PRODUCTS)
        e->products[e->product_count++] = (struct product){operator, x, y, result};
}

/* Products and quotients of two unknowns are numbers of their own, of which is said what
 * hint_at_products finds: linear reasoning does the rest. */
static Z3_ast unknown_product(struct encoding *e, Z3_ast x, Z3_ast y, bool is_whole)
{
    Z3_ast result = Z3_mk_fresh_const(e->z3, "product", Z3_mk_int_sort(e->z3));
    if (e->is_exact)
        assert_it(e, Z3_mk_eq(e->z3, result, product(e, x, y)));
    if (is_whole)
        assert_it(e, Z3_mk_ge(e->z3, result, constant(e, 0)));
    note_product(e, IR_MULTIPLY, x, y, result);
    return result;
}

static Z3_ast unknown_quotient(struct encoding *e, Z3_ast x, Z3_ast y)
{
    Z3_ast result = Z3_mk_fresh_const(e->z3, "quotient", Z3_mk_int_sort(e->z3));
    if (e->is_exact)
        assert_it(e, Z3_mk_eq(e->z3, result, Z3_mk_div(e->z3, x, y)));
    assert_it(e, Z3_mk_ge(e->z3, result, constant(e, 0)));
    assert_it(e, Z3_mk_le(e->z3, result, x));
    note_product(e, IR_DIVIDE, x, y, result);
    return result;
}

/* The exact result, or NULL where it is not worth saying. */
static Z3_ast exact(struct encoding *e, enum ir_operator operator, struct bounds_term left,
                    struct bounds_term right)
{
    const struct bounds_state *state = e->state;
    Z3_ast x = term(e, left);
    if (operator== IR_VALUE)
        return x;
    bool is_whole = bounds_low(state, left) >= 0 && bounds_low(state, right) >= 0;
    bool is_distance = right.place == 0 && right.add >= 0 && right.add < 64;
    Z3_ast y = term(e, right);
    switch (operator) {
    case IR_ADD: return sum(e, x, y);
    case IR_SUBTRACT: return difference(e, x, y);
    case IR_MULTIPLY:
        if (left.place != 0 && right.place != 0)
            return unknown_product(e, x, y, is_whole);
        return product(e, x, y);
    case IR_SHIFT_LEFT:
        return is_distance ? product(e, x, constant(e, (ir_wide)1 << right.add)) : NULL;
    case IR_SHIFT_RIGHT:
        return is_distance ? Z3_mk_div(e->z3, x, constant(e, (ir_wide)1 << right.add)) : NULL;
    case IR_AND:
        return is_whole && right.place == 0 && is_power(right.add + 1)
                   ? Z3_mk_mod(e->z3, x, constant(e, right.add + 1))
                   : NULL;
    case IR_DIVIDE:
    case IR_REMAINDER:
        if (!is_whole)
            return NULL;
        assert_it(e, Z3_mk_ge(e->z3, y, constant(e, 1))); /* 0 traps */
        if (operator== IR_DIVIDE && right.place != 0)
            return unknown_quotient(e, x, y);
        return operator== IR_DIVIDE ? Z3_mk_div(e->z3, x, y) : Z3_mk_mod(e->z3, x, y);
    case IR_LESS:
    case IR_AT_MOST:
    case IR_EQUAL:
    case IR_UNEQUAL: return comparison(e, operator, x, y);
    default: return NULL;
    }
}

/* What the machine makes of it. */
static Z3_ast wrapped(struct encoding *e, enum ir_operator operator, struct ir_number number,
                      Z3_ast result)
{
    ir_wide low, high, size = (ir_wide)1 << number.bits;
    bounds_number_range(number, &low, &high);
    if (operator!= IR_ADD && operator!= IR_SUBTRACT) {
        Z3_ast turned =
            Z3_mk_mod(e->z3, difference(e, result, constant(e, low)), constant(e, size));
        return sum(e, turned, constant(e, low));
    }
    Z3_ast above = Z3_mk_gt(e->z3, result, constant(e, high));
    Z3_ast below = Z3_mk_lt(e->z3, result, constant(e, low));
    Z3_ast less = difference(e, result, constant(e, size)),
           more = sum(e, result, constant(e, size));
    return Z3_mk_ite(e->z3, above, less, Z3_mk_ite(e->z3, below, more, result));
}

/* Are the operands numbers of the type in which the result is? Then one turn is enough. */
static bool turns_once(const struct bounds_state *state, const struct bounds_fact *fact)
{
    ir_wide size = (ir_wide)1 << fact->number.bits;
    return bounds_high(state, fact->left) < size && bounds_high(state, fact->right) < size &&
           bounds_low(state, fact->left) > -size && bounds_low(state, fact->right) > -size;
}

static Z3_ast follows(struct encoding *e, Z3_ast a, Z3_ast b, Z3_ast result)
{
    const Z3_ast both[2] = {a, b};
    return Z3_mk_implies(e->z3, Z3_mk_and(e->z3, 2, both), result);
}

/* y < h, and w is not negative: y * w + w <= h * w. And the same where h = n / w, for n. */
static void compare_products(struct encoding *e, const struct product *a, const struct product *b)
{
    Z3_ast zero = constant(e, 0);
    for (int i = 0; i < 4; i++) {
        Z3_ast y = i & 1 ? a->y : a->x, w = i & 1 ? a->x : a->y;
        Z3_ast h = i & 2 ? b->y : b->x, v = i & 2 ? b->x : b->y;
        if (w != v)
            continue;
        Z3_ast is_less = Z3_mk_lt(e->z3, y, h), is_good = Z3_mk_ge(e->z3, w, zero);
        Z3_ast at_most = Z3_mk_le(e->z3, sum(e, a->result, w), b->result);
        assert_it(e, follows(e, is_less, is_good, at_most));
        is_less = Z3_mk_le(e->z3, y, h);
        at_most = Z3_mk_le(e->z3, a->result, b->result);
        assert_it(e, follows(e, is_less, is_good, at_most));
    }
}

static void compare_with_quotient(struct encoding *e, const struct product *a,
                                  const struct product *q)
{
    for (int i = 0; i < 2; i++) {
        Z3_ast y = i == 0 ? a->x : a->y, w = i == 0 ? a->y : a->x;
        if (w != q->y)
            continue;
        Z3_ast is_good = Z3_mk_ge(e->z3, w, constant(e, 1));
        assert_it(e, follows(e, Z3_mk_lt(e->z3, y, q->result), is_good,
                             Z3_mk_le(e->z3, sum(e, a->result, w), q->x)));
        assert_it(e, follows(e, Z3_mk_le(e->z3, y, q->result), is_good,
                             Z3_mk_le(e->z3, a->result, q->x)));
    }
}

/* What z3 would have to find out for itself, and does not in time. */
static void hint_at_products(struct encoding *e)
{
    for (size_t i = 0; i < e->product_count; i++)
        for (size_t k = 0; k < e->product_count; k++) {
            const struct product *a = &e->products[i], *b = &e->products[k];
            if (i != k && a->operator== IR_MULTIPLY && b->operator== IR_MULTIPLY)
                compare_products(e, a, b);
            else if (a->operator== IR_MULTIPLY && b->operator== IR_DIVIDE)
                compare_with_quotient(e, a, b);
        }
}

static void encode_fact(struct encoding *e, const struct bounds_fact *fact)
{
    Z3_ast result = exact(e, fact->operator, fact->left, fact->right);
    if (result == NULL)
        return;
    if (!bounds_is_exact(e->state, fact)) {
        if (fact->number.bits == 1)
            return; /* a bool is no number modulo 2 */
        enum ir_operator operator= turns_once(e->state, fact) ? fact->operator: IR_MULTIPLY;
        result = wrapped(e, operator, fact->number, result);
    }
    assert_it(e, Z3_mk_eq(e->z3, number_at(e, fact->to), result));
}

/* ---- a question ---- */

static bool touches(const struct encoding *e, uint32_t place)
{
    return place != 0 && place != BOUNDS_PLACE && e->number[place] != NULL;
}

static void touch(struct encoding *e, uint32_t place)
{
    if (place != 0 && place != BOUNDS_PLACE)
        number_at(e, place);
}

/* The facts that have to do with it. */
static void encode_facts(struct encoding *e)
{
    const struct bounds_state *state = e->state;
    bool done[BOUNDS_FACTS] = {false};
    for (uint32_t round = 0; round < state->fact_count; round++)
        for (uint32_t i = 0; i < state->fact_count; i++) {
            const struct bounds_fact *fact = &state->facts[i];
            if (done[i] || !(touches(e, fact->to) || touches(e, fact->left.place) ||
                             touches(e, fact->right.place)))
                continue;
            done[i] = true;
            touch(e, fact->to);
            touch(e, fact->left.place);
            touch(e, fact->right.place);
            encode_fact(e, fact);
        }
}

static void encode_zone(struct encoding *e)
{
    const struct zone *zone = &e->state->zone;
    for (uint32_t x = 0; x < zone->size; x++)
        for (uint32_t y = 0; y < zone->size; y++) {
            bool is_in = (x == 0 || e->number[x] != NULL) && (y == 0 || e->number[y] != NULL);
            if (x == y || !is_in || zone_bound(zone, x, y) == ZONE_NONE)
                continue;
            Z3_ast apart = difference(e, number_at(e, x), number_at(e, y));
            assert_it(e, Z3_mk_le(e->z3, apart, constant(e, zone_bound(zone, x, y))));
        }
}

/* What must be impossible. */
static Z3_ast opposite(struct encoding *e, const struct bounds_question *question)
{
    Z3_ast x, either[2];
    if (question->is_wrap) {
        ir_wide low, high;
        bounds_number_range(question->number, &low, &high);
        x = exact(e, question->operator, question->index, question->count);
        if (x == NULL)
            return Z3_mk_true(e->z3);
        either[0] = Z3_mk_lt(e->z3, x, constant(e, low));
        either[1] = Z3_mk_gt(e->z3, x, constant(e, high));
        return Z3_mk_or(e->z3, 2, either);
    }
    x = term(e, question->index);
    Z3_ast count = term(e, question->count);
    if (question->at->element->check == IR_ENOUGH)
        return Z3_mk_gt(e->z3, x, count);
    either[0] = Z3_mk_lt(e->z3, x, constant(e, 0));
    either[1] = Z3_mk_ge(e->z3, x, count);
    return Z3_mk_or(e->z3, 2, either);
}

static bool answer_by(const struct bounds_question *question, bool is_exact)
{
    Z3_config config = Z3_mk_config();
    struct encoding e = {
        .z3 = Z3_mk_context(config), .state = question->state, .is_exact = is_exact};
    e.solver = Z3_mk_simple_solver(e.z3);
    Z3_solver_inc_ref(e.z3, e.solver);
    Z3_params params = Z3_mk_params(e.z3);
    Z3_params_inc_ref(e.z3, params);
    Z3_params_set_uint(e.z3, params, Z3_mk_string_symbol(e.z3, "rlimit"),
                       (unsigned)strtoul(STEPS, NULL, 10));
    Z3_solver_set_params(e.z3, e.solver, params);
    e.number = must_allocate((e.state->zone.size + 1) * sizeof *e.number);
    memset(e.number, 0, (e.state->zone.size + 1) * sizeof *e.number);
    assert_it(&e, opposite(&e, question));
    encode_facts(&e);
    encode_zone(&e);
    hint_at_products(&e);
    bool proved = Z3_solver_check(e.z3, e.solver) == Z3_L_FALSE;
    bool has_products = e.product_count > 0;
    free(e.number);
    Z3_solver_dec_ref(e.z3, e.solver);
    Z3_del_context(e.z3);
    Z3_del_config(config);
    return proved || (has_products && !is_exact && answer_by(question, true));
}

/* With products and quotients of unknowns by their laws first, then as they are. */
static bool answer(const struct bounds_question *question)
{
    return answer_by(question, false);
}

/* ---- the child ---- */

/* How many were answered before the child ended. */
static size_t ask_in_child(struct bounds_question *const *questions, size_t count)
{
    int ends[2];
    if (pipe(ends) != 0)
        return 0;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        for (size_t i = 0; i < count; i++) {
            char proved = answer(questions[i]) ? 'y' : 'n';
            if (write(ends[1], &proved, 1) != 1)
                _exit(1);
        }
        _exit(0);
    }
    close(ends[1]);
    size_t answered = 0;
    char proved;
    while (child > 0 && answered < count && read(ends[0], &proved, 1) == 1)
        questions[answered++]->proved = proved == 'y';
    close(ends[0]);
    if (child > 0)
        waitpid(child, NULL, 0);
    return answered;
}

void bounds_prove(struct bounds_question *const *questions, size_t count)
{
    if (count > MOST_ASKED)
        count = MOST_ASKED;
    size_t done = 0;
    for (int child = 0; done < count && child < MOST_CHILDREN; child++)
        done += ask_in_child(questions + done, count - done) + 1;
}
