/* zone_test.c - zones and facts against brute force: random zones over a few small numbers, every
 * operation on them, and all the number triples that are in them. What an operation makes must hold
 * each triple that the same operation makes of one that was there, and a closed zone must be as
 * tight as the triples are. */
#include "../../../checker/bounds.h"

#include <stdlib.h>
#include <string.h>

#define PLACES 4 /* the 0 and three numbers; with room for two more */
#define ROOM   6

static int failures, tests;
static const char *doing = "";

static unsigned next_random(unsigned below)
{
    static uint64_t state = 20261123;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % below;
}

static void check(bool holds, const char *what)
{
    if (holds)
        return;
    if (failures++ < 10)
        printf("# %s: %s\n", doing, what);
}

static void result(const char *name, int before)
{
    printf("%s %d - %s\n", failures == before ? "ok" : "not ok", ++tests, name);
}

/* ---- triples ---- */

static bool holds_in(const struct zone *zone, const ir_wide *numbers)
{
    if (zone->is_empty)
        return false;
    for (uint32_t x = 0; x < PLACES; x++)
        for (uint32_t y = 0; y < PLACES; y++)
            if (zone_bound(zone, x, y) != ZONE_NONE &&
                numbers[x] - numbers[y] > zone_bound(zone, x, y))
                return false;
    return true;
}

static void range_of(struct ir_number number, int *low, int *high)
{
    ir_wide least, most;
    bounds_number_range(number, &least, &most);
    *low = (int)least;
    *high = (int)most;
}

/* Calls `look` for each triple of the number's range that is in the zone. */
static unsigned each(const struct zone *zone, struct ir_number number,
                     void (*look)(const ir_wide *numbers, void *data), void *data)
{
    int low, high;
    unsigned count = 0;
    range_of(number, &low, &high);
    for (int a = low; a <= high; a++)
        for (int b = low; b <= high; b++)
            for (int c = low; c <= high; c++) {
                const ir_wide numbers[PLACES] = {0, a, b, c};
                if (!holds_in(zone, numbers))
                    continue;
                count++;
                look(numbers, data);
            }
    return count;
}

static void nothing(const ir_wide *numbers, void *data)
{
    (void)numbers, (void)data;
}

static void random_zone(struct bounds_state *state, struct ir_number number)
{
    int low, high;
    range_of(number, &low, &high);
    state->fact_count = 0;
    zone_all(&state->zone, PLACES);
    for (uint32_t x = 1; x < PLACES; x++)
        zone_range(&state->zone, x, low, high);
    for (unsigned i = next_random(5); i > 0; i--)
        zone_limit(&state->zone, next_random(PLACES), next_random(PLACES),
                   (ir_wide)next_random(9) - 4);
}

static struct bounds_state *new_state(void)
{
    struct bounds_state *state = calloc(1, sizeof *state);
    state->zone.stride = ROOM;
    state->zone.bound = calloc(ROOM * ROOM, sizeof *state->zone.bound);
    return state;
}

static void copy_state(struct bounds_state *to, const struct bounds_state *from)
{
    zone_copy(&to->zone, &from->zone, from->zone.size);
    memcpy(to->facts, from->facts, sizeof to->facts);
    memcpy(to->grids, from->grids, sizeof to->grids);
    to->fact_count = from->fact_count;
}

/* ---- the zone's own operations ---- */

struct tightness {
    ir_wide most[PLACES][PLACES];
};

static void note_most(const ir_wide *numbers, void *data)
{
    struct tightness *tight = data;
    for (int x = 0; x < PLACES; x++)
        for (int y = 0; y < PLACES; y++)
            if (numbers[x] - numbers[y] > tight->most[x][y])
                tight->most[x][y] = numbers[x] - numbers[y];
}

/* Closed: each bound is reached by some triple, and an empty zone says so. */
static void test_closed(struct bounds_state *state, struct ir_number number)
{
    struct tightness tight;
    for (int x = 0; x < PLACES; x++)
        for (int y = 0; y < PLACES; y++)
            tight.most[x][y] = -1000;
    unsigned count = each(&state->zone, number, note_most, &tight);
    check((count == 0) == state->zone.is_empty, "empty");
    for (uint32_t x = 0; count > 0 && x < PLACES; x++)
        for (uint32_t y = 0; y < PLACES; y++)
            check(zone_bound(&state->zone, x, y) == tight.most[x][y], "a bound is not tight");
}

struct step {
    const struct zone *after;
    uint32_t x, y;
    ir_wide add, low, high;
    int kind;
};

static void must_hold(const ir_wide *numbers, void *data)
{
    const struct step *step = data;
    ir_wide changed[PLACES];
    memcpy(changed, numbers, sizeof changed);
    switch (step->kind) {
    case 0: changed[step->x] = (ir_wide)next_random(100) - 50; break;
    case 1: changed[step->x] = numbers[step->y] + step->add; break;
    case 2: changed[step->x] += step->add; break;
    case 7:
        changed[step->x] = step->low + next_random((unsigned)(step->high - step->low + 1));
        break;
    case 3:
        if (numbers[step->x] - numbers[step->y] > step->add)
            return;
        break;
    default: break;
    }
    check(holds_in(step->after, changed), "a successor is missing");
}

static void test_operations(struct ir_number number)
{
    struct bounds_state *before = new_state(), *after = new_state(), *other = new_state();
    static const ir_wide steps[] = {-4, 0, 3, 8};
    for (int i = 0; i < 400; i++) {
        random_zone(before, number);
        random_zone(other, number);
        doing = "limits";
        test_closed(before, number);
        struct step step = {
            &after->zone, 1 + next_random(3), 0, (ir_wide)next_random(7) - 3, 0, 0, 0};
        bounds_number_range(number, &step.low, &step.high);
        do
            step.y = next_random(PLACES);
        while (step.y == step.x);
        for (step.kind = 0; step.kind < 8; step.kind++) {
            static const char *const names[] = {"forget", "assign", "shift", "limit",
                                                "join",   "widen",  "close", "any"};
            doing = names[step.kind];
            copy_state(after, before);
            switch (step.kind) {
            case 0: zone_forget(&after->zone, step.x); break;
            case 1: zone_assign(&after->zone, step.x, step.y, step.add); break;
            case 2: zone_shift(&after->zone, step.x, step.add); break;
            case 3: zone_limit(&after->zone, step.x, step.y, step.add); break;
            case 4: zone_join(&after->zone, &other->zone); break;
            case 5: zone_widen(&after->zone, &other->zone, steps, 4); break;
            case 6: zone_close(&after->zone); break;
            default: zone_any(&after->zone, step.x, step.low, step.high); break;
            }
            each(&before->zone, number, must_hold, &step);
            struct step same = {.after = &after->zone, .kind = 9};
            if (step.kind == 4 || step.kind == 5)
                each(&other->zone, number, must_hold, &same);
            if (step.kind == 3 || step.kind >= 6)
                test_closed(after, number);
            check(!zone_includes(&before->zone, &other->zone) || other->zone.is_empty ||
                      each(&other->zone, number, nothing, NULL) <=
                          each(&before->zone, number, nothing, NULL),
                  "includes");
        }
    }
}

/* ---- what the machine computes ---- */

static bool machine(enum ir_operator operator, struct ir_number number, ir_wide x, ir_wide y,
                    ir_wide *result)
{
    ir_wide exact = 0, size = (ir_wide)1 << number.bits, low, high;
    bool shifts = operator== IR_SHIFT_LEFT || operator== IR_SHIFT_RIGHT;
    bool divides = operator== IR_DIVIDE || operator== IR_REMAINDER;
    if ((shifts && (y < 0 || y >= number.bits)) || (divides && y == 0))
        return false; /* traps */
    switch (operator) {
    case IR_VALUE: exact = x; break;
    case IR_ADD: exact = x + y; break;
    case IR_SUBTRACT: exact = x - y; break;
    case IR_MULTIPLY: exact = x * y; break;
    case IR_DIVIDE: exact = x / y; break;
    case IR_REMAINDER: exact = x % y; break;
    case IR_AND: exact = x & y; break;
    case IR_OR: exact = x | y; break;
    case IR_XOR: exact = x ^ y; break;
    case IR_SHIFT_LEFT: exact = x * ((ir_wide)1 << y); break;
    case IR_SHIFT_RIGHT: exact = x >> y; break;
    case IR_LESS: exact = x < y; break;
    case IR_AT_MOST: exact = x <= y; break;
    case IR_EQUAL: exact = x == y; break;
    case IR_UNEQUAL: exact = x != y; break;
    }
    bounds_number_range(number, &low, &high);
    *result = ((exact - low) % size + size) % size + low;
    return true;
}

struct transfer {
    const struct bounds_state *after;
    struct bounds_fact fact;
    int tested; /* afterwards the result is taken to be 0 (0), anything else (1), not tested (2) */
    uint32_t limited; /* or the result is at least (x, 1), at most (2) this place */
};

static ir_wide value_of(struct bounds_term term, const ir_wide *numbers)
{
    return (term.place == BOUNDS_PLACE ? 0 : numbers[term.place]) + term.add;
}

static void must_follow(const ir_wide *numbers, void *data)
{
    const struct transfer *transfer = data;
    const struct bounds_fact *fact = &transfer->fact;
    ir_wide changed[PLACES], result;
    memcpy(changed, numbers, sizeof changed);
    if (!machine(fact->operator, fact->number, value_of(fact->left, numbers),
                 value_of(fact->right, numbers), &result))
        return;
    changed[fact->to] = result;
    if (transfer->tested < 2 && (result != 0) != transfer->tested)
        return;
    if (transfer->tested == 3 && result > changed[transfer->limited])
        return;
    if (transfer->tested == 4 && result < changed[transfer->limited])
        return;
    check(holds_in(&transfer->after->zone, changed), "a result is missing");
}

static struct bounds_term random_term(struct ir_number number)
{
    if (next_random(3) > 0)
        return (struct bounds_term){1 + next_random(3), 0, number};
    int low, high;
    range_of(number, &low, &high);
    return (struct bounds_term){0, low + (ir_wide)next_random((unsigned)(high - low + 1)), number};
}

static void test_transfer(enum ir_operator operator, struct ir_number number)
{
    static char name[64];
    struct bounds_state *before = new_state(), *after = new_state();
    snprintf(name, sizeof name, "operator %d of %c%u", (int)operator, number.is_signed ? 's' : 'u',
             number.bits);
    doing = name;
    int failed = failures;
    for (int i = 0; i < 300; i++) {
        random_zone(before, number);
        struct transfer transfer = {.after = after, .tested = (int)next_random(5)};
        transfer.fact = (struct bounds_fact){1 + next_random(3), operator, number,
                                             random_term(number), random_term(number)};
        transfer.limited = 1 + next_random(3);
        copy_state(after, before);
        after->fact_count = 0;
        bounds_define(after, transfer.fact);
        struct bounds_term to = {transfer.fact.to, 0, number};
        struct bounds_term limit = {transfer.limited, 0, number};
        if (transfer.tested < 2)
            bounds_assume(after, to, transfer.tested == 1);
        else if (transfer.tested == 3)
            bounds_limit(after, to, limit, 0);
        else if (transfer.tested == 4)
            bounds_limit(after, limit, to, 0);
        bounds_refine(after);
        each(&before->zone, number, must_follow, &transfer);
    }
    result(name, failed);
}

/* A chain: what is made of what was made before, in both directions of knowledge. */
struct chain {
    const struct bounds_state *after;
    struct bounds_fact facts[2];
    ir_wide most;
};

static void must_chain(const ir_wide *numbers, void *data)
{
    const struct chain *chain = data;
    ir_wide changed[PLACES];
    memcpy(changed, numbers, sizeof changed);
    for (int i = 0; i < 2; i++) {
        const struct bounds_fact *fact = &chain->facts[i];
        ir_wide value;
        if (!machine(fact->operator, fact->number, value_of(fact->left, changed),
                     value_of(fact->right, changed), &value))
            return;
        changed[fact->to] = value;
    }
    if (changed[chain->facts[1].to] > chain->most)
        return;
    check(holds_in(&chain->after->zone, changed), "a result of a chain is missing");
}

static void test_chains(struct ir_number number)
{
    struct bounds_state *before = new_state(), *after = new_state();
    int failed = failures;
    doing = "two operations";
    for (int i = 0; i < 3000; i++) {
        random_zone(before, number);
        struct chain chain = {.after = after, .most = (ir_wide)next_random(9) - 2};
        copy_state(after, before);
        after->fact_count = 0;
        for (int k = 0; k < 2; k++) {
            chain.facts[k] = (struct bounds_fact){1 + next_random(3),
                                                  (enum ir_operator)next_random(IR_UNEQUAL + 1),
                                                  number, random_term(number), random_term(number)};
            bounds_define(after, chain.facts[k]);
        }
        struct bounds_term to = {chain.facts[1].to, 0, number}, zero = {0, 0, number};
        bounds_limit(after, to, zero, chain.most);
        bounds_refine(after);
        each(&before->zone, number, must_chain, &chain);
    }
    result(doing, failed);
}

int main(void)
{
    static const struct ir_number numbers[] = {{3, false}, {3, true}, {1, false}};
    for (int i = 0; i < 3; i++) {
        int before = failures;
        test_operations(numbers[i]);
        result("operations of zones", before);
        for (int operator= IR_VALUE; operator<= IR_UNEQUAL; operator++)
            test_transfer((enum ir_operator) operator, numbers[i]);
        test_chains(numbers[i]);
    }
    printf("1..%d\n", tests);
    return failures != 0;
}
