/* bounds.c - pass `bounds`: the fixpoint over a function's blocks.
 *
 * Blocks are taken in reverse postorder. Heads of loops are widened by what comes round: a bound
 * that still grows goes to the next number of the function's text, and is soon given up. (What
 * comes in from outside is only joined: it stops growing when the loop outside does.) Then the
 * blocks are gone through three times more without widening, each head meeting what comes in with
 * what its back edges brought the time before; that is sound in itself, since every state on the
 * way contains all that can happen. The last walk judges; of a function without loops it is the
 * only one. */
#include "bounds.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define WIDEN_FROM 2  /* visits of a head before its bounds go in steps         */
#define COARSE_AT  8  /* before the steps are only 0, 1 and the limits of types */
#define GIVE_UP_AT 40 /* and before bounds that still grow are given up         */

/* ---- the graph ---- */

static bool find_heads(struct bounds *bounds)
{
    bool any = false;
    for (ir_block b = 0; b < bounds->function->block_count; b++)
        bounds->blocks[b].rank = UINT32_MAX;
    for (uint32_t rank = 0; rank < bounds->order_count; rank++)
        bounds->blocks[bounds->order[rank]].rank = rank;
    for (uint32_t rank = 0; rank < bounds->order_count; rank++) {
        const struct ir_instruction *end = ir_terminator(bounds->function, bounds->order[rank]);
        for (size_t s = 0; s < ir_successor_count(end); s++) {
            struct bounds_block *target = &bounds->blocks[ir_successor(end, s)];
            if (target->rank <= rank)
                any = target->is_head = true;
        }
    }
    return any;
}

/* ---- the steps of widening ---- */

static int compare_wide(const void *a, const void *b)
{
    const ir_wide *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

#define MOST_STEPS 96

static void add_steps(struct bounds_steps *steps, ir_wide value)
{
    for (ir_wide near = -1; near <= 1 && steps->count + 1 < MOST_STEPS; near++) {
        steps->items[steps->count++] = value + near;
        steps->items[steps->count++] = -(value + near);
    }
}

static void add_operand(struct bounds_steps *steps, const struct ir_operand *operand)
{
    if (operand->kind == IR_CONSTANT)
        add_steps(steps, operand->value);
}

static void add_limits(struct bounds *bounds, struct bounds_steps *steps)
{
    steps->items = pool_take(bounds->pool, MOST_STEPS * sizeof *steps->items);
    steps->count = 0;
    add_steps(steps, 0);
    for (unsigned bits = 8; bits <= 64; bits *= 2)
        add_steps(steps, ((ir_wide)1 << bits) - 1);
}

/* The constants of the text, and the limits of the types. */
static void find_steps(struct bounds *bounds)
{
    const struct ir_function *function = bounds->function;
    add_limits(bounds, &bounds->coarse);
    add_limits(bounds, &bounds->steps);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->formula != NULL && at->formula->operator>= IR_LESS) {
                add_operand(&bounds->steps, &at->formula->left);
                add_operand(&bounds->steps, &at->formula->right);
            } else if (at->element != NULL) {
                add_operand(&bounds->steps, &at->element->count);
            }
        }
    qsort(bounds->steps.items, bounds->steps.count, sizeof *bounds->steps.items, compare_wide);
    qsort(bounds->coarse.items, bounds->coarse.count, sizeof *bounds->coarse.items, compare_wide);
}

static const struct bounds_steps *steps_at(struct bounds *bounds, uint32_t visits)
{
    static const struct bounds_steps none = {NULL, 0};
    if (visits >= GIVE_UP_AT)
        return &none;
    if (bounds->steps.items == NULL)
        find_steps(bounds);
    return visits >= COARSE_AT ? &bounds->coarse : &bounds->steps;
}

/* ---- states on edges ---- */

/* The number at a place of the block's own in terms of one that is kept; false if there is none. Of
 * several it is the first, or the first that the function steps somewhere. */
static bool keep_term(const struct bounds *bounds, const struct bounds_state *from,
                      struct bounds_term *term, bool steps)
{
    if (term->place == BOUNDS_PLACE || term->place < bounds->kept)
        return true;
    uint32_t found = BOUNDS_PLACE;
    ir_wide found_apart = 0;
    for (uint32_t place = 0; place < bounds->kept; place++) {
        ir_wide apart = zone_bound(&from->zone, term->place, place);
        if (apart == ZONE_NONE || zone_bound(&from->zone, place, term->place) != -apart)
            continue;
        ir_var v = bounds->value_at[place];
        bool is_better = steps && v != IR_NONE && bounds->moves[v] != 0;
        if (found != BOUNDS_PLACE && !is_better)
            continue;
        found = place;
        found_apart = apart;
        if (is_better || !steps)
            break;
    }
    if (found == BOUNDS_PLACE)
        return false;
    term->place = found;
    term->add += found_apart;
    return true;
}

static bool same_term(struct bounds_term a, struct bounds_term b)
{
    return a.place == b.place && a.add == b.add && a.number.bits == b.number.bits &&
           a.number.is_signed == b.number.is_signed;
}

static bool has_fact(const struct bounds_state *state, const struct bounds_fact *fact)
{
    for (uint32_t i = 0; i < state->fact_count; i++) {
        const struct bounds_fact *other = &state->facts[i];
        if (fact->to == other->to &&
            fact->operator== other->operator&& fact->number.bits == other->number.bits &&
            fact->number.is_signed == other->number.is_signed &&
            same_term(fact->left, other->left) &&
            same_term(fact->right, other->right))
            return true;
    }
    return false;
}

/* What is said of the block's own numbers is said of kept ones that are equal now: of one that
 * stays and of one that a loop steps, since which of them stays equal on the way round is not known
 * yet. */
static void keep_facts(struct bounds *bounds, struct bounds_state *to,
                       const struct bounds_state *from)
{
    to->fact_count = 0;
    for (uint32_t i = 0; i < 2 * from->fact_count && to->fact_count < BOUNDS_FACTS; i++) {
        struct bounds_fact fact = from->facts[i / 2];
        struct bounds_term result = {fact.to, 0, fact.number};
        bool steps = i % 2 == 1;
        if (!keep_term(bounds, from, &result, steps) ||
            !keep_term(bounds, from, &fact.left, steps) ||
            !keep_term(bounds, from, &fact.right, steps) || result.add != 0 || result.place == 0)
            continue;
        fact.to = result.place;
        if ((fact.operator!= IR_VALUE || fact.left.place != fact.to) &&
            !(steps && has_fact(to, &fact)))
            to->facts[to->fact_count++] = fact;
    }
}

/* Facts that are not in both are gone, but for sums that follow from what the other has. */
static bool meet_facts(struct bounds_state *into, const struct bounds_state *from,
                       const struct bounds_state *all)
{
    uint32_t kept = 0, before = into->fact_count;
    for (uint32_t i = 0; i < before; i++) {
        const struct bounds_fact *fact = &into->facts[i];
        if (has_fact(from, fact) || bounds_follows(all, fact))
            into->facts[kept++] = *fact;
    }
    into->fact_count = kept;
    return kept != before;
}

/* Sums that held there before, if they follow from what is known now. */
static void keep_sums(struct bounds_state *to, const struct bounds_state *from,
                      const struct bounds_state *before)
{
    for (uint32_t i = 0; i < before->fact_count && to->fact_count < BOUNDS_FACTS; i++)
        if (!has_fact(to, &before->facts[i]) && bounds_follows(from, &before->facts[i]))
            to->facts[to->fact_count++] = before->facts[i];
}

/* True if `*into` grew. */
static bool join(struct bounds *bounds, struct bounds_state **into, const struct bounds_state *from,
                 const struct bounds_steps *steps)
{
    if (from->zone.is_empty)
        return false;
    if (*into == NULL) {
        *into = bounds_state_new(bounds->pool, bounds->kept);
        zone_copy(&(*into)->zone, &from->zone, bounds->kept);
        memcpy((*into)->grids, from->grids, bounds->kept * sizeof *from->grids);
        keep_facts(bounds, *into, from);
        bounds_copy_promises(*into, from, bounds->kept);
        return true;
    }
    struct bounds_state cut;
    cut.zone = from->zone;
    keep_facts(bounds, &cut, from);
    bounds_copy_promises(&cut, from, bounds->kept);
    cut.zone.size = bounds->kept;
    bool lost = meet_facts(*into, &cut, from);
    lost = bounds_grid_join(*into, from, bounds->kept) || lost;
    lost = bounds_meet_promises(*into, &cut) || lost;
    bool grew = steps != NULL ? zone_widen(&(*into)->zone, &cut.zone, steps->items, steps->count)
                              : zone_join(&(*into)->zone, &cut.zone);
    return lost || grew;
}

void bounds_edge(struct bounds *bounds, ir_block target, const struct bounds_state *state)
{
    struct bounds_block *block = &bounds->blocks[target];
    if (bounds->phase == BOUNDS_CLIMBING) {
        bool is_first = block->in == NULL;
        bool widens = block->rank <= bounds->rank && block->visits >= WIDEN_FROM;
        if (!join(bounds, &block->in, state, widens ? steps_at(bounds, block->visits) : NULL))
            return;
        if (is_first && block->is_head)
            bounds_propose_sums(bounds, block->in);
        bounds->pending[block->rank] = true;
        if (block->rank < bounds->first_pending)
            bounds->first_pending = block->rank;
    } else {
        bool is_back = block->rank <= bounds->rank;
        struct bounds_state **into = is_back ? &block->coming : &block->in;
        bool is_first = *into == NULL;
        join(bounds, into, state, NULL);
        if (is_first && *into != NULL && block->before != NULL)
            keep_sums(*into, state, block->before);
    }
}

/* ---- working through ---- */

/* A widened state is not closed, and lost the limits of the types. */
static void restore(struct bounds *bounds)
{
    struct zone *zone = &bounds->now->zone;
    for (uint32_t place = 1; place < bounds->kept; place++) {
        ir_wide low, high;
        bounds_place_range(bounds, place, &low, &high);
        ir_wide *above = &zone->bound[(size_t)place * zone->stride], *below = &zone->bound[place];
        *above = high < *above ? high : *above;
        *below = -low < *below ? -low : *below;
    }
    zone_close(zone);
}

static void do_block(struct bounds *bounds, ir_block number)
{
    const struct ir_basic_block *block = &bounds->function->blocks[number];
    struct bounds_block *own = &bounds->blocks[number];
    if (own->in == NULL)
        return;
    bounds->rank = own->rank;
    bounds_enter_block(bounds);
    bounds->received.message = NULL;
    bounds_state_copy(bounds->now, own->in, bounds->kept);
    if (own->is_head)
        restore(bounds);
    bounds_enter_pairs(bounds, bounds->now);
    for (size_t n = 0; n < block->count; n++) {
        bounds->instruction = (uint32_t)n;
        if (n + 1 == block->count)
            bounds_leave_pairs(bounds, bounds->now);
        bounds_step(bounds, &block->instructions[n]);
    }
}

static void climb(struct bounds *bounds)
{
    bounds->phase = BOUNDS_CLIMBING;
    bounds->first_pending = 0;
    bounds->pending[0] = true;
    while (bounds->first_pending < bounds->order_count) {
        uint32_t rank = bounds->first_pending++;
        if (!bounds->pending[rank])
            continue;
        bounds->pending[rank] = false;
        bounds->blocks[bounds->order[rank]].visits++;
        do_block(bounds, bounds->order[rank]);
    }
}

/* Once through all blocks. Behind the climb, the first time, only what the back edges bring is
 * noted down. */
static void descend(struct bounds *bounds, bool is_first)
{
    for (uint32_t rank = 0; rank < bounds->order_count; rank++) {
        struct bounds_block *block = &bounds->blocks[bounds->order[rank]];
        block->coming = NULL;
        block->before = block->in;
        if (!is_first && rank > 0)
            block->in = NULL;
    }
    for (uint32_t rank = 0; rank < bounds->order_count; rank++) {
        struct bounds_block *block = &bounds->blocks[bounds->order[rank]];
        if (!is_first && rank > 0 && block->back != NULL)
            join(bounds, &block->in, block->back, NULL);
        do_block(bounds, bounds->order[rank]);
    }
    for (uint32_t rank = 0; rank < bounds->order_count; rank++) {
        struct bounds_block *block = &bounds->blocks[bounds->order[rank]];
        block->back = block->coming;
    }
}

/* ---- a function, a unit ---- */

/* What is counted is there: no more than memory can hold. Of a null pointer the count says nothing.
 */
static void enter_counts(struct bounds *bounds, struct bounds_state *state)
{
    for (size_t i = 0; i < bounds->function->parameter_count; i++) {
        const struct ir_variable *v = bounds_variable(bounds, bounds->function->parameters[i]);
        if (v->annotation.count == NULL || v->annotation.count_var == IR_NONE || v->annotation.opt)
            continue;
        uint32_t place = bounds->value[v->annotation.count_var];
        if (place != BOUNDS_PLACE)
            zone_range(&state->zone, place, 0, BOUNDS_LENGTH - 1);
    }
}

static void enter_function(struct bounds *bounds)
{
    struct bounds_state *state = bounds_state_new(bounds->pool, bounds->kept);
    zone_all(&state->zone, bounds->kept);
    memset(state->grids, 0, bounds->kept * sizeof *state->grids);
    for (uint32_t place = 1; place < bounds->kept; place++) {
        ir_wide low, high;
        bounds_place_range(bounds, place, &low, &high);
        if (bounds->value_at[place] != IR_NONE)
            bounds_entry_range(bounds, bounds->value_at[place], &low, &high);
        zone_range(&state->zone, place, low, high);
    }
    for (size_t i = 0; i < bounds->function->parameter_count; i++)
        if (!bounds_variable(bounds, bounds->function->parameters[i])->annotation.opt)
            bounds_is_there(bounds, state, bounds->function->parameters[i]);
    enter_counts(bounds, state);
    bounds_enter_relations(bounds, state);
    bounds->blocks[0].in = state;
}

static bool has_work(const struct bounds *bounds)
{
    for (ir_var v = 0; v < bounds->function->variable_count; v++)
        if (bounds->wanted_value[v] || bounds->wanted_length[v])
            return true;
    for (ir_block b = 0; b < bounds->function->block_count; b++)
        for (size_t n = 0; n < bounds->function->blocks[b].count; n++)
            if (bounds->function->blocks[b].instructions[n].op == IR_ELEMENT ||
                bounds_whole_touches(bounds, &bounds->function->blocks[b].instructions[n]) ||
                bounds_is_required(&bounds->function->blocks[b].instructions[n]))
                return true;
    return bounds_sizes_of(bounds) != NULL;
}

static void walk(struct bounds *bounds)
{
    if (find_heads(bounds)) {
        bounds->steps.items = NULL;
        climb(bounds);
        bounds->phase = BOUNDS_DESCENDING;
        descend(bounds, true);
        descend(bounds, false);
    }
    bounds->phase = BOUNDS_REPORTING;
    descend(bounds, false);
}

struct bounds_room *bounds_room_new(struct pool *pool)
{
    struct bounds_room *room = pool_take(pool, sizeof *room);
    room->now = *bounds_state_new(pool, BOUNDS_PLACES);
    room->edge = *bounds_state_new(pool, BOUNDS_PLACES);
    return room;
}

void bounds_do_function(struct bounds *bounds, struct bounds_room *room)
{
    const struct ir_function *function = bounds->function;
    pool_free(&bounds->verdict_pool);
    bounds->verdicts = NULL;
    bounds->verdict_count = 0;
    if (!has_work(bounds) || !bounds_is_reached(bounds))
        return;
    struct pool pool = {NULL};
    bounds->pool = &pool;
    bounds->blocks = pool_take(&pool, function->block_count * sizeof *bounds->blocks);
    bounds->pending = pool_take(&pool, function->block_count);
    bounds->now = &room->now;
    bounds->edge = &room->edge;
    bounds->now->zone.stride = bounds->edge->zone.stride = bounds->kept + BOUNDS_OWN;
    bounds->order = ir_order(function, &pool, &bounds->order_count);
    enter_function(bounds);
    walk(bounds);
    bounds_enter_block(bounds);
    pool_free(&pool);
}

static void start(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    shared->functions =
        pool_take(shared->pool, (unit->function_count + 1) * sizeof *shared->functions);
    for (size_t f = 0; f < unit->function_count; f++)
        shared->functions[f] = (struct bounds){.shared = shared, .function = unit->functions[f]};
}

struct bounds_unit *bounds_new(struct ir_unit *unit)
{
    struct bounds_unit *shared = host_allocate(sizeof *shared);
    *shared = (struct bounds_unit){.unit = unit, .pool = host_allocate(sizeof *shared->pool)};
    return shared;
}

void bounds_search(struct bounds_unit *shared)
{
    start(shared);
    bounds_find_sizes(shared);
    bounds_find_wanted(shared);
}

void bounds_begin(struct bounds_unit *shared)
{
    bounds_find_whole(shared);
}

/* Each function that nobody has taken yet, and that is not judged. */
static void judge_functions(void *argument)
{
    struct bounds_unit *shared = argument;
    const struct ir_unit *unit = shared->unit;
    struct pool pool = {NULL};
    struct bounds_room *room = bounds_room_new(&pool);
    for (size_t f; (f = atomic_fetch_add(&shared->taken, 1)) < unit->function_count;)
        if (unit->functions[f]->block_count > 0 && !bounds_is_settled(shared, unit->functions[f]))
            bounds_do_function(&shared->functions[f], room);
    pool_free(&pool);
}

/* What came of the functions is told in their order, whoever judged them. */
static void judge_unit(struct bounds_unit *shared)
{
    size_t count = shared->unit->function_count;
    struct host_task other = {0};
    if (shared->is_beside)
        host_task_start(&other, judge_functions, shared);
    judge_functions(shared);
    host_task_wait(&other);
    for (size_t f = 0; f < count; f++)
        bounds_tell(&shared->functions[f]);
    bounds_answer(shared);
    for (size_t f = 0; f < count; f++) {
        pool_free(&shared->functions[f].place_pool);
        pool_free(&shared->functions[f].verdict_pool);
    }
    pool_free(&shared->write_pool);
    pool_free(shared->pool);
    free(shared->pool);
    free(shared);
}

void bounds_finish(struct bounds_unit *shared, bool beside, struct diagnostics *all)
{
    shared->all = all;
    shared->is_beside = beside;
    judge_unit(shared);
}

/* A line for each element: how it is known to be inside, or what is known. */
void bounds_dump(struct ir_unit *unit, FILE *out)
{
    unsigned proved = unit->proved, checked = unit->checked;
    unsigned required_proved = unit->required_proved, required_tested = unit->required_tested;
    struct bounds_unit *shared = bounds_new(unit);
    bounds_search(shared);
    bounds_find_writes(shared);
    bounds_begin(shared);
    shared->dump = out;
    bounds_dump_whole(shared);
    judge_unit(shared);
    unit->proved = proved;
    unit->checked = checked;
    unit->required_proved = required_proved;
    unit->required_tested = required_tested;
}
