/* bounds_cell.c - numbers in memory: what an integer field, or the length of what a field refers
 * to, holds between a test of it and its use.
 *
 * A cell is a part of what one variable refers to (or is): `s->count`, `p.rest` of a slice. Its
 * place in the zone stands for what is in memory now, whatever the variable refers to.
 *
 * An integer field that is not open is only written as that field (see front_field.c), or with a
 * whole struct. So a cell of it is forgotten when that field is written by way of any other
 * variable or of an index, when a struct is written as a whole, when its variable is assigned, and
 * across calls of functions that may do any of that. The length of what a field refers to is
 * forgotten when anything but a number is written. */
#include "bounds.h"

#include <string.h>

#define MOST_CELLS 64

static bool is_cell_base(const struct bounds *bounds, ir_var v)
{
    enum ir_class class = bounds_variable(bounds, v)->class;
    return class == IR_AGGREGATE || class == IR_VIEW ||
           (class == IR_POINTER && !bounds->addressed[v]);
}

static bool refers(const struct bounds *bounds, ir_var v)
{
    return v != IR_NONE && (bounds_variable(bounds, v)->class == IR_VIEW ||
                            bounds_variable(bounds, v)->class == IR_POINTER);
}

/* The cell that the instruction reads or writes, but for its place; false: none. */
static bool describe(const struct bounds *bounds, const struct ir_instruction *at,
                     struct bounds_cell *cell)
{
    bool is_load = at->op == IR_LOAD, is_store = at->op == IR_STORE, is_copy = at->op == IR_COPY;
    if (at->part == 0 || !(is_load || is_store || is_copy))
        return false;
    *cell = (struct bounds_cell){.base = is_copy ? at->dst : at->args[0], .part = at->part};
    if (!is_cell_base(bounds, cell->base))
        return false;
    if (at->field != 0 && !at->is_length) {
        cell->field = at->field;
        return !bounds->shared->unit->fields[at->field - 1].is_open;
    }
    return at->is_length || refers(bounds, is_load ? at->dst : is_copy ? at->args[0] : at->args[1]);
}

static struct bounds_cell *find(const struct bounds *bounds, const struct bounds_cell *key)
{
    for (size_t i = 0; i < bounds->cell_count; i++) {
        struct bounds_cell *cell = &bounds->cells[i];
        if (cell->base == key->base && cell->part == key->part && cell->field == key->field)
            return cell;
    }
    return NULL;
}

void bounds_find_cells(struct bounds *bounds)
{
    const struct ir_function *function = bounds->function;
    struct bounds_cell cells[MOST_CELLS];
    bounds->cells = cells;
    bounds->cell_count = 0;
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            struct bounds_cell key;
            if (!describe(bounds, &function->blocks[b].instructions[n], &key))
                continue;
            struct bounds_cell *cell = find(bounds, &key);
            if (cell == NULL && bounds->cell_count < MOST_CELLS) {
                cell = &bounds->cells[bounds->cell_count++];
                *cell = key;
                cell->place = BOUNDS_PLACE;
            }
            if (cell != NULL)
                cell->uses++;
        }
    size_t size = bounds->cell_count * sizeof cells[0];
    bounds->cells = pool_take(&bounds->place_pool, size);
    memcpy(bounds->cells, cells, size);
}

struct bounds_cell *bounds_cell_of(const struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_cell key;
    if (at->part == 0 || bounds->cell_count == 0 || !describe(bounds, at, &key))
        return NULL;
    struct bounds_cell *cell = find(bounds, &key);
    return cell != NULL && cell->uses > 1 ? cell : NULL;
}

/* ---- forgetting ---- */

static void forget(struct bounds *bounds, const struct bounds_cell *cell)
{
    if (cell->place == BOUNDS_PLACE)
        return;
    ir_wide low, high;
    bounds_place_range(bounds, cell->place, &low, &high);
    bounds_any(bounds->now, cell->place, low, high);
}

static void forget_all(struct bounds *bounds, bool numbers, bool lengths)
{
    for (size_t i = 0; i < bounds->cell_count; i++)
        if (bounds->cells[i].field != 0 ? numbers : lengths)
            forget(bounds, &bounds->cells[i]);
}

/* Can what is written by way of the variable `by` not be this cell? Nobody else refers to a struct
 * in a variable whose address is never taken. */
static bool is_apart(const struct bounds *bounds, const struct bounds_cell *cell, ir_var by)
{
    return cell->base != by && bounds_variable(bounds, cell->base)->class != IR_POINTER &&
           !bounds->addressed[cell->base];
}

static void forget_field(struct bounds *bounds, ir_field field, ir_var by)
{
    for (size_t i = 0; i < bounds->cell_count; i++)
        if (bounds->cells[i].field == field && !is_apart(bounds, &bounds->cells[i], by))
            forget(bounds, &bounds->cells[i]);
}

/* A slice or pointer is written: two of them in one struct are apart. */
static void forget_lengths(struct bounds *bounds, ir_var by, ir_part part)
{
    for (size_t i = 0; i < bounds->cell_count; i++) {
        const struct bounds_cell *cell = &bounds->cells[i];
        bool is_other = cell->base == by && part != 0 && cell->part != part;
        if (cell->field == 0 && !is_other && !is_apart(bounds, cell, by))
            forget(bounds, cell);
    }
}

void bounds_cells_assigned(struct bounds *bounds, ir_var v)
{
    enum ir_class class = bounds_variable(bounds, v)->class;
    if ((class == IR_AGGREGATE || class == IR_VIEW) && bounds->addressed[v])
        forget_all(bounds, true, true);
    for (size_t i = 0; i < bounds->cell_count; i++)
        if (bounds->cells[i].base == v)
            forget(bounds, &bounds->cells[i]);
}

/* A function of the SDK writes no struct of the component but by a pointer to one. */
bool bounds_sdk_writes(const struct ir_function *function, const struct ir_instruction *call)
{
    if (strcmp(call->callee->name, "deed_drop") == 0)
        return false;
    for (size_t i = 0; i < call->arg_count; i++) {
        const struct ir_variable *argument = &function->variables[call->args[i]];
        size_t length = strlen(argument->pointee);
        bool is_vector = length > 7 && strcmp(argument->pointee + length - 7, "_vector") == 0;
        if (argument->class == IR_POINTER && length > 0 && !is_vector && !argument->pointee_const)
            return true;
    }
    return false;
}

void bounds_cells_call(struct bounds *bounds, const struct ir_instruction *call)
{
    const struct ir_function *callee = call->callee;
    if (callee->block_count == 0 && callee->entry_count == 0) {
        bool writes = bounds_sdk_writes(bounds->function, call);
        forget_all(bounds, writes, writes);
        return;
    }
    for (size_t i = 0; i < bounds->cell_count; i++)
        if (bounds_writes_field(bounds, callee, bounds->cells[i].field))
            forget(bounds, &bounds->cells[i]);
}

/* ---- reading and writing ---- */

static void equate(struct bounds *bounds, uint32_t a, uint32_t b)
{
    if (a == BOUNDS_PLACE || b == BOUNDS_PLACE || a == b)
        return;
    zone_limit(&bounds->now->zone, a, b, 0);
    zone_limit(&bounds->now->zone, b, a, 0);
    bounds_refine(bounds->now);
}

void bounds_cell_read(struct bounds *bounds, const struct ir_instruction *at)
{
    const struct bounds_cell *cell = bounds_cell_of(bounds, at);
    if (cell == NULL || at->dst == cell->base)
        return;
    bool is_number = cell->field != 0 || at->is_length;
    if (at->is_length && cell->place != BOUNDS_PLACE) /* of a slice: they are all there */
        zone_limit(&bounds->now->zone, cell->place, 0, BOUNDS_LENGTH - 1);
    equate(bounds, cell->place, is_number ? bounds->value[at->dst] : bounds->length[at->dst]);
}

void bounds_cell_written(struct bounds *bounds, const struct ir_instruction *at)
{
    if (at->op == IR_COPY)
        forget_lengths(bounds, at->dst, at->part);
    else if (at->op != IR_STORE || at->written == IR_WRITTEN_ANY)
        forget_all(bounds, at->op == IR_STORE, true);
    else if (at->written == IR_WRITTEN_BORROW)
        forget_lengths(bounds, at->args[0], at->part);
    else if (at->field != 0)
        forget_field(bounds, at->field, at->args[0]);
    const struct bounds_cell *cell = bounds_cell_of(bounds, at);
    if (cell == NULL || cell->place == BOUNDS_PLACE)
        return;
    if (cell->field == 0) {
        equate(bounds, cell->place, bounds->length[at->args[at->op == IR_COPY ? 0 : 1]]);
    } else if (at->formula != NULL) {
        struct bounds_fact fact = bounds_fact_of(bounds, at);
        fact.to = cell->place;
        bounds_define(bounds->now, fact);
    }
}
