/* bounds_whole.c - what holds of numbers wherever they are: the range of all that is ever put into
 * a static integer, into an integer field of the component's structs, and that is ever passed for a
 * parameter or returned.
 *
 * The whole component is here, so its own functions are all who write these. The ranges start with
 * nothing but the initial values, and the functions are gone through until none of them puts in
 * anything new; a range that keeps growing goes to the next number of the program's text, and at
 * last to the limits of its type. A function that nobody is seen to call may be called with
 * anything.
 *
 * A static that is lent, and a field whose address is taken or that lies over bytes, is left out:
 * others may write it. */
#include "bounds.h"

#include <stdlib.h>
#include <string.h>

#define STEP_AT    3  /* changes of a range before it grows to the next length of an array */
#define SMALL_AT   16 /* before it grows to the next constant of a comparison              */
#define GIVE_UP_AT 64 /* and before it gets the range of its type                          */

struct whole_range {
    ir_wide low, high;
    bool is_wanted, is_reached, is_open, is_new;
    unsigned changes;
    struct ir_number number;
};

/* A range that a function has to do with, and the variable of the function that is tied to it. */
struct whole_tie {
    struct whole_range *range;
    ir_var v;                /* or IR_NONE */
    bool reads, puts_in;     /* the function, what is in the range, or something into it */
    bool calls_for, spreads; /* if the range is wanted, so is v; if v is, so is the range */
};

struct whole_function {
    struct whole_range *parameters;
    struct whole_range result;
    bool is_called, is_due;
    bool puts_in; /* something into what others want to know */
    struct whole_tie *ties;
    size_t tie_count, wanted;            /* wanted: how much was, when its places were found */
    const struct ir_instruction **calls; /* and returns of results */
    size_t call_count;
};

struct bounds_whole {
    struct whole_range *statics;
    struct whole_range *fields;
    struct whole_function *functions;
    struct whole_steps {
        ir_wide *items; /* ascending */
        size_t count;
    } lengths, constants;
    bool collects;
};

/* ---- ranges ---- */

static void open_range(struct whole_range *range)
{
    range->is_open = range->is_reached = true;
    bounds_number_range(range->number, &range->low, &range->high);
}

static ir_wide step_up(const struct whole_steps *steps, ir_wide value, ir_wide limit)
{
    for (size_t i = 0; i < steps->count; i++)
        if (steps->items[i] >= value)
            return steps->items[i] < limit ? steps->items[i] : limit;
    return limit;
}

static ir_wide step_down(const struct whole_steps *steps, ir_wide value, ir_wide limit)
{
    for (size_t i = steps->count; i-- > 0;)
        if (steps->items[i] <= value)
            return steps->items[i] > limit ? steps->items[i] : limit;
    return limit;
}

static void put_in(struct bounds_whole *whole, struct whole_range *range, ir_wide low, ir_wide high)
{
    if (!whole->collects || !range->is_wanted || range->is_open)
        return;
    ir_wide least, most;
    bounds_number_range(range->number, &least, &most);
    low = low < least ? least : low;
    high = high > most ? most : high;
    if (range->is_reached && low >= range->low && high <= range->high)
        return;
    range->is_new = true;
    range->changes++;
    const struct whole_steps *steps =
        range->changes > SMALL_AT ? &whole->constants : &whole->lengths;
    bool in_steps = range->changes > STEP_AT;
    if (range->changes > GIVE_UP_AT) {
        range->low = least;
        range->high = most;
    } else if (!range->is_reached) {
        range->low = low;
        range->high = high;
    } else {
        if (low < range->low)
            range->low = in_steps ? step_down(steps, low, least) : low;
        if (high > range->high)
            range->high = in_steps ? step_up(steps, high, most) : high;
    }
    range->is_reached = true;
}

static void put_term(struct bounds *bounds, struct whole_range *range, struct bounds_term term)
{
    if (bounds->now->zone.is_empty)
        return;
    put_in(bounds->shared->whole, range, bounds_low(bounds->now, term),
           bounds_high(bounds->now, term));
}

static struct bounds_term scalar(const struct bounds *bounds, ir_var v)
{
    struct ir_operand operand = {.kind = IR_VARIABLE, .variable = v};
    return bounds_term(bounds, &operand, bounds_variable(bounds, v)->number);
}

/* ---- asked by the other files ---- */

static const struct whole_range *known_of(const struct bounds *bounds, ir_var v)
{
    const struct bounds_unit *shared = bounds->shared;
    ir_var number = bounds_static_number(bounds->function, v);
    if (number != IR_NONE)
        return &shared->whole->statics[number];
    for (size_t i = 0; i < bounds->function->parameter_count; i++)
        if (bounds->function->parameters[i] == v)
            return &shared->whole->functions[bounds->function->number].parameters[i];
    return NULL;
}

static void narrow(const struct whole_range *range, ir_wide *low, ir_wide *high)
{
    if (range == NULL || !range->is_wanted || range->is_open)
        return;
    if (!range->is_reached) { /* nothing yet: what follows is not reached either */
        *low = 1;
        *high = 0;
        return;
    }
    *low = range->low > *low ? range->low : *low;
    *high = range->high < *high ? range->high : *high;
}

/* What may be in a static whenever somebody may have written it. */
void bounds_static_range(const struct bounds *bounds, ir_var v, ir_wide *low, ir_wide *high)
{
    bounds_number_range(bounds_variable(bounds, v)->number, low, high);
    ir_var number = bounds_static_number(bounds->function, v);
    if (number != IR_NONE)
        narrow(&bounds->shared->whole->statics[number], low, high);
}

void bounds_entry_range(const struct bounds *bounds, ir_var v, ir_wide *low, ir_wide *high)
{
    bounds_number_range(bounds_variable(bounds, v)->number, low, high);
    narrow(known_of(bounds, v), low, high);
}

void bounds_result_range(const struct bounds *bounds, const struct ir_instruction *at, ir_wide *low,
                         ir_wide *high)
{
    const struct bounds_whole *whole = bounds->shared->whole;
    bounds_number_range(bounds_variable(bounds, at->dst)->number, low, high);
    if (at->op == IR_LOAD && at->field != 0)
        narrow(&whole->fields[at->field - 1], low, high);
    if (at->op == IR_CALL && at->callee->block_count > 0)
        narrow(&whole->functions[at->callee->number].result, low, high);
}

void bounds_field_range(const struct bounds *bounds, ir_field field, ir_wide *low, ir_wide *high)
{
    const struct whole_range *range = &bounds->shared->whole->fields[field - 1];
    bounds_number_range(range->number, low, high);
    narrow(range, low, high);
}

bool bounds_wants_result(const struct bounds_unit *shared, const struct ir_function *function)
{
    return shared->whole->functions[function->number].result.is_wanted;
}

bool bounds_wants_parameter(const struct bounds_unit *shared, const struct ir_function *function,
                            size_t i)
{
    return shared->whole->functions[function->number].parameters[i].is_wanted;
}

/* Nobody has called the function yet, as far as is known. */
bool bounds_is_reached(const struct bounds *bounds)
{
    const struct whole_function *own = &bounds->shared->whole->functions[bounds->function->number];
    for (size_t i = 0; i < bounds->function->parameter_count; i++)
        if (own->parameters[i].is_wanted && !own->parameters[i].is_reached)
            return false;
    return bounds_relations_reached(bounds);
}

/* ---- what an instruction puts in; before it is stepped over, but for assignments ---- */

void bounds_note_assigned(struct bounds *bounds, ir_var v)
{
    ir_var number = bounds_static_number(bounds->function, v);
    if (number != IR_NONE)
        put_term(bounds, &bounds->shared->whole->statics[number], scalar(bounds, v));
}

void bounds_note(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_whole *whole = bounds->shared->whole;
    if (!whole->collects)
        return;
    bounds_note_relations(bounds, at);
    if (at->op == IR_STORE && at->field != 0) {
        struct bounds_term term = {BOUNDS_PLACE, 0, whole->fields[at->field - 1].number};
        if (at->formula != NULL)
            term = bounds_fact_of(bounds, at).left;
        put_term(bounds, &whole->fields[at->field - 1], term);
    } else if (at->op == IR_CALL && at->callee->block_count > 0) {
        struct whole_function *callee = &whole->functions[at->callee->number];
        for (size_t i = 0; i < at->arg_count; i++)
            if (bounds_variable(bounds, at->args[i])->class == IR_SCALAR)
                put_term(bounds, &callee->parameters[i], scalar(bounds, at->args[i]));
    } else if (at->op == IR_RETURN && at->arg_count > 0 &&
               bounds_variable(bounds, at->args[0])->class == IR_SCALAR) {
        put_term(bounds, &whole->functions[bounds->function->number].result,
                 scalar(bounds, at->args[0]));
    }
}

/* ---- the steps in which ranges grow ---- */

static int compare_wide(const void *a, const void *b)
{
    const ir_wide *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

#define MOST_STEPS 512

static void add_step(struct whole_steps *steps, ir_wide value)
{
    for (ir_wide near = -1; near <= 1; near++) {
        bool is_there = false;
        for (size_t i = 0; i < steps->count && !is_there; i++)
            is_there = steps->items[i] == value + near;
        if (!is_there && steps->count < MOST_STEPS)
            steps->items[steps->count++] = value + near;
    }
}

/* The constants that numbers are compared with, and the lengths of arrays. */
static void start_steps(struct bounds_unit *shared)
{
    struct whole_steps *lengths = &shared->whole->lengths, *constants = &shared->whole->constants;
    lengths->items = pool_take(shared->pool, MOST_STEPS * sizeof *lengths->items);
    constants->items = pool_take(shared->pool, MOST_STEPS * sizeof *constants->items);
    add_step(lengths, 0);
}

static void sort_steps(struct whole_steps *steps)
{
    qsort(steps->items, steps->count, sizeof *steps->items, compare_wide);
}

/* ---- what a function has to do with ranges ---- */

static struct whole_tie *tie(struct bounds_unit *shared, struct whole_function *own,
                             struct whole_range *range, ir_var v)
{
    own->ties = pool_grow(shared->pool, own->ties, own->tie_count, sizeof *own->ties);
    own->ties[own->tie_count] = (struct whole_tie){.range = range, .v = v};
    return &own->ties[own->tie_count++];
}

static void tie_call(struct bounds_unit *shared, struct whole_function *own,
                     const struct ir_instruction *at)
{
    struct whole_function *callee = &shared->whole->functions[at->callee->number];
    for (size_t i = 0; i < at->arg_count; i++) {
        struct whole_tie *argument = tie(shared, own, &callee->parameters[i], at->args[i]);
        argument->calls_for = argument->puts_in = true;
    }
    struct whole_tie *result = tie(shared, own, &callee->result, at->dst);
    result->reads = true;
    result->calls_for = result->spreads = at->dst != IR_NONE;
}

static void tie_instruction(struct bounds_unit *shared, const struct ir_function *function,
                            const struct ir_instruction *at)
{
    struct bounds_whole *whole = shared->whole;
    struct whole_function *own = &whole->functions[function->number];
    bool returns = at->op == IR_RETURN && at->arg_count > 0;
    if (at->field != 0) {
        bool loads = at->op == IR_LOAD;
        bool is_told = at->formula != NULL && at->formula->left.kind == IR_VARIABLE;
        ir_var v = loads ? at->dst : is_told ? at->formula->left.variable : IR_NONE;
        struct whole_tie *field = tie(shared, own, &whole->fields[at->field - 1], v);
        field->reads = true;
        field->puts_in = at->op == IR_STORE;
        field->calls_for = v != IR_NONE;
        field->spreads = loads && v != IR_NONE;
    }
    if (at->op == IR_CALL && at->callee->block_count > 0)
        tie_call(shared, own, at);
    if (returns) {
        struct whole_tie *result = tie(shared, own, &own->result, at->args[0]);
        result->calls_for = result->puts_in = true;
    }
    if (at->op == IR_CALL || returns) {
        own->calls = pool_grow(shared->pool, own->calls, own->call_count, sizeof(void *));
        own->calls[own->call_count++] = at;
    }
}

static void tie_static(struct bounds_unit *shared, const struct ir_function *function, ir_var v,
                       bool is_read, bool is_assigned)
{
    struct bounds_whole *whole = shared->whole;
    struct whole_tie *one = tie(shared, &whole->functions[function->number],
                                &whole->statics[bounds_static_number(function, v)], v);
    one->reads = is_read;
    one->calls_for = one->puts_in = is_assigned;
    one->spreads = true;
}

/* A static whose address is taken somewhere is lent; the width of a result stands at what is
 * returned. */
static void note_instruction(struct bounds_unit *shared, const struct ir_function *function,
                             const struct ir_instruction *at)
{
    struct bounds_whole *whole = shared->whole;
    if (at->op == IR_ADDRESS && at->args[0] < function->static_count)
        shared->lent[function->variables[at->args[0]].static_number] = true;
    if (at->op == IR_RETURN && at->arg_count > 0)
        whole->functions[function->number].result.number = function->variables[at->args[0]].number;
    if (at->op == IR_CALL)
        whole->functions[at->callee->number].is_called = true;
    if (at->formula != NULL && at->formula->operator>= IR_LESS &&
                               at->formula->right.kind == IR_CONSTANT)
        add_step(&whole->constants, at->formula->right.value);
    if (at->element != NULL && at->element->count.kind == IR_CONSTANT)
        add_step(&whole->lengths, at->element->count.value);
}

/* All that there is to know of each instruction, in one go through the component's memory. */
static void tie_function(struct bounds_unit *shared, const struct ir_function *function)
{
    struct whole_function *own = &shared->whole->functions[function->number];
    struct pool pool = {NULL};
    bool *is_read = pool_take(&pool, function->static_count + 1);
    bool *is_assigned = pool_take(&pool, function->static_count + 1);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct whole_tie *parameter =
            tie(shared, own, &own->parameters[i], function->parameters[i]);
        parameter->reads = parameter->spreads = true;
    }
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            note_instruction(shared, function, at);
            tie_instruction(shared, function, at);
            if (at->dst < function->static_count)
                is_assigned[at->dst] = true;
            for (size_t i = 0; i < at->arg_count; i++)
                if (at->args[i] < function->static_count)
                    is_read[at->args[i]] = true;
        }
    for (ir_var v = 0; v < function->static_count; v++)
        tie_static(shared, function, v, is_read[v], is_assigned[v]);
    pool_free(&pool);
}

/* ---- which of them have to do with an index ---- */

/* Does the function touch a range, or a relation, that is wanted? Then its numbers are, too. */
void bounds_whole_wants(const struct bounds *bounds, struct bounds_search *search)
{
    const struct whole_function *own = &bounds->shared->whole->functions[bounds->function->number];
    for (size_t i = 0; i < own->tie_count; i++)
        if (own->ties[i].calls_for && own->ties[i].range->is_wanted)
            bounds_want_value(search, own->ties[i].v);
    for (size_t i = 0; i < own->call_count; i++)
        bounds_relations_want(bounds, own->calls[i], search);
}

/* Does the instruction put something into a range that is wanted, a constant, say, of which the
 * function itself wants to know nothing? */
bool bounds_whole_touches(const struct bounds *bounds, const struct ir_instruction *at)
{
    const struct bounds_whole *whole = bounds->shared->whole;
    ir_var number = at->dst != IR_NONE ? bounds_static_number(bounds->function, at->dst) : IR_NONE;
    if (number != IR_NONE && whole->statics[number].is_wanted)
        return true;
    if (at->op == IR_STORE && at->field != 0)
        return whole->fields[at->field - 1].is_wanted;
    if (at->op == IR_RETURN)
        return whole->functions[bounds->function->number].result.is_wanted;
    for (size_t i = 0; at->op == IR_CALL && at->callee->block_count > 0 && i < at->arg_count; i++)
        if (whole->functions[at->callee->number].parameters[i].is_wanted)
            return true;
    return false;
}

static bool mark(struct whole_range *range)
{
    bool is_new = !range->is_wanted && range->number.bits != 0;
    range->is_wanted |= is_new;
    return is_new;
}

/* What the function's own search found to be wanted is wanted everywhere. */
static bool spread(struct bounds *bounds)
{
    const struct whole_function *own = &bounds->shared->whole->functions[bounds->function->number];
    bool grew = false;
    for (size_t i = 0; i < own->tie_count; i++)
        if (own->ties[i].spreads && bounds->wanted_value[own->ties[i].v])
            grew |= mark(own->ties[i].range);
    return grew;
}

/* ---- the fixpoint over the component ---- */

static void start(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    struct bounds_whole *whole = shared->whole = pool_take(shared->pool, sizeof *whole);
    whole->statics = pool_take(shared->pool, (unit->static_count + 1) * sizeof *whole->statics);
    whole->fields = pool_take(shared->pool, (unit->field_count + 1) * sizeof *whole->fields);
    whole->functions =
        pool_take(shared->pool, (unit->function_count + 1) * sizeof *whole->functions);
    for (size_t v = 0; v < unit->static_count; v++) {
        const struct ir_variable *variable = &unit->statics[v];
        whole->statics[v] = (struct whole_range){.low = variable->initial,
                                                 .high = variable->initial,
                                                 .is_reached = true,
                                                 .number = variable->number};
    }
    for (size_t i = 0; i < unit->field_count; i++) {
        const struct ir_field_info *field = &unit->fields[i];
        whole->fields[i] = (struct whole_range){
            .low = field->low, .high = field->high, .is_reached = true, .number = field->number};
        if (field->is_open)
            open_range(&whole->fields[i]);
    }
    for (size_t f = 0; f < unit->function_count; f++) {
        const struct ir_function *function = unit->functions[f];
        struct whole_function *own = &whole->functions[f];
        own->parameters =
            pool_take(shared->pool, (function->parameter_count + 1) * sizeof *own->parameters);
        for (size_t i = 0; i < function->parameter_count; i++)
            own->parameters[i].number = function->variables[function->parameters[i]].number;
    }
}

/* It may be called with anything: as an entry of a table, or by nobody that is seen. */
static void open_parameters(struct bounds_unit *shared, const struct ir_function *function)
{
    bounds_open_relations(shared, function);
    for (size_t i = 0; i < function->parameter_count; i++)
        open_range(&shared->whole->functions[function->number].parameters[i]);
}

/* What others than the component's functions may write. */
static void open_ranges(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    for (size_t v = 0; v < unit->static_count; v++)
        if (shared->lent[v] || unit->statics[v].any_initial)
            open_range(&shared->whole->statics[v]);
    for (size_t f = 0; f < unit->function_count; f++)
        if (!shared->whole->functions[f].is_called || unit->functions[f]->is_entry)
            open_parameters(shared, unit->functions[f]);
    for (size_t f = 0; f < unit->function_count; f++)
        for (size_t i = 0; i < unit->functions[f]->entry_count; i++)
            open_parameters(shared, unit->functions[f]->entries[i]);
}

/* Does the function read or call for something whose range has just grown? */
static bool reads_new(const struct bounds_unit *shared, const struct ir_function *function)
{
    const struct whole_function *own = &shared->whole->functions[function->number];
    if (bounds_relations_changed(shared, function))
        return true;
    for (size_t i = 0; i < own->tie_count; i++)
        if (own->ties[i].reads && own->ties[i].range->is_new)
            return true;
    for (size_t i = 0; i < own->call_count; i++)
        if (own->calls[i]->op == IR_CALL && bounds_results_changed(shared, own->calls[i]->callee))
            return true;
    return false;
}

static bool clear_new(struct whole_range *range)
{
    bool was = range->is_new;
    range->is_new = false;
    return was;
}

static bool find_due(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    struct bounds_whole *whole = shared->whole;
    for (size_t f = 0; f < unit->function_count; f++)
        whole->functions[f].is_due = reads_new(shared, unit->functions[f]);
    bool any = false;
    for (size_t v = 0; v < unit->static_count; v++)
        any |= clear_new(&whole->statics[v]);
    for (size_t i = 0; i < unit->field_count; i++)
        any |= clear_new(&whole->fields[i]);
    for (size_t f = 0; f < unit->function_count; f++) {
        any |= clear_new(&whole->functions[f].result);
        any |= bounds_clear_relations(shared, unit->functions[f]);
        for (size_t i = 0; i < unit->functions[f]->parameter_count; i++)
            any |= clear_new(&whole->functions[f].parameters[i]);
    }
    return any;
}

/* Functions that call each other in a circle to which nothing leads. */
static bool open_unreached(struct bounds_unit *shared)
{
    bool any = false;
    for (size_t f = 0; f < shared->unit->function_count; f++) {
        if (shared->unit->functions[f]->block_count > 0)
            any |= bounds_open_unrelated(shared, shared->unit->functions[f]);
        for (size_t i = 0; i < shared->unit->functions[f]->parameter_count; i++) {
            struct whole_range *range = &shared->whole->functions[f].parameters[i];
            if (shared->unit->functions[f]->block_count == 0 || !range->is_wanted ||
                range->is_reached)
                continue;
            open_range(range);
            range->is_new = any = true;
        }
    }
    return any;
}

static void settle(struct bounds_unit *shared, struct bounds_room *room)
{
    const struct ir_unit *unit = shared->unit;
    do {
        for (size_t f = 0; f < unit->function_count; f++)
            if (shared->whole->functions[f].puts_in && shared->whole->functions[f].is_due)
                bounds_do_function(&shared->functions[f], room);
    } while (find_due(shared));
}

/* How much is wanted of what the function puts something into, or makes a number of. */
static size_t count_wanted(const struct bounds_unit *shared, const struct ir_function *function)
{
    const struct whole_function *own = &shared->whole->functions[function->number];
    size_t count = 0;
    for (size_t i = 0; i < own->tie_count; i++)
        count += own->ties[i].calls_for && own->ties[i].range->is_wanted;
    for (size_t i = 0; i < own->call_count; i++)
        count += bounds_lengths_wanted(shared, function, own->calls[i]);
    return count;
}

/* The functions' own searches, until none finds that anything more is wanted. */
static void search(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    for (bool grew = true, is_first = true; grew; is_first = false) {
        grew = false;
        for (size_t f = unit->function_count; f-- > 0;) {
            struct whole_function *own = &shared->whole->functions[f];
            size_t wanted = count_wanted(shared, unit->functions[f]);
            if (unit->functions[f]->block_count == 0 || (!is_first && wanted == own->wanted))
                continue;
            own->wanted = wanted;
            bounds_find_places(&shared->functions[f]);
            grew |= spread(&shared->functions[f]);
            grew |= bounds_spread_lengths(&shared->functions[f]);
        }
    }
}

/* Does the function put anything into a range, or a relation, that somebody wants to know? */
static bool puts_in(const struct bounds_unit *shared, const struct ir_function *function)
{
    const struct whole_function *own = &shared->whole->functions[function->number];
    for (size_t i = 0; i < own->tie_count; i++)
        if (own->ties[i].puts_in && own->ties[i].range->is_wanted && !own->ties[i].range->is_open)
            return true;
    for (size_t i = 0; i < own->call_count; i++)
        if (bounds_relation_is_wanted(shared, function, own->calls[i]))
            return true;
    return false;
}

void bounds_find_wanted(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    shared->lent = pool_take(shared->pool, unit->static_count + 1);
    start(shared);
    start_steps(shared);
    bounds_start_relations(shared);
    for (size_t f = 0; f < unit->function_count; f++)
        tie_function(shared, unit->functions[f]);
    sort_steps(&shared->whole->lengths);
    sort_steps(&shared->whole->constants);
    open_ranges(shared);
    search(shared);
}

void bounds_find_whole(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    shared->whole->collects = true;
    for (size_t f = 0; f < unit->function_count; f++) {
        struct whole_function *own = &shared->whole->functions[f];
        own->puts_in = puts_in(shared, unit->functions[f]);
        own->is_due = true;
    }
    struct bounds_room *room = bounds_room_new(shared->pool);
    settle(shared, room);
    while (open_unreached(shared)) {
        find_due(shared);
        settle(shared, room);
    }
    shared->whole->collects = false;
}

bool bounds_is_settled(const struct bounds_unit *shared, const struct ir_function *function)
{
    return shared->whole->functions[function->number].puts_in;
}

bool bounds_is_collecting(const struct bounds *bounds)
{
    return bounds->shared->whole->collects;
}

/* ---- what was found ---- */

static void dump_range(const char *what, const char *name, const struct whole_range *range,
                       FILE *out)
{
    if (range->is_wanted && !range->is_open)
        fprintf(out, "%s %s: %lld to %llu\n", what, name, (long long)range->low,
                (unsigned long long)range->high);
}

void bounds_dump_whole(const struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    FILE *out = shared->dump;
    for (size_t v = 0; v < unit->static_count; v++)
        dump_range("static", unit->statics[v].name, &shared->whole->statics[v], out);
    for (size_t i = 0; i < unit->field_count; i++)
        dump_range("field", unit->fields[i].name, &shared->whole->fields[i], out);
    for (size_t f = 0; f < unit->function_count; f++) {
        const struct ir_function *function = unit->functions[f];
        for (size_t i = 0; i < function->parameter_count; i++)
            dump_range(function->name, function->variables[function->parameters[i]].name,
                       &shared->whole->functions[f].parameters[i], out);
        dump_range(function->name, "result", &shared->whole->functions[f].result, out);
    }
}
