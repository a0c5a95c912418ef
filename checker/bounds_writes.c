/* bounds_writes.c - which statics and fields a call may assign: what the function itself writes,
 * and what those whom it calls do. */
#include "bounds.h"

struct bounds_writes {
    struct ir_set statics, fields; /* field 0 stands for what refers to something */
    bool all_fields;
    const struct ir_function **callees;
    size_t callee_count;
};

/* The field that the instruction writes, 0 for what refers to something, or IR_NONE; or all. */
static ir_field written_field(const struct ir_function *function, const struct ir_instruction *at,
                              bool *all)
{
    *all = at->op == IR_STORE && at->written == IR_WRITTEN_ANY;
    if (at->op == IR_CALL && at->callee->block_count == 0 && at->callee->entry_count == 0)
        *all = bounds_sdk_writes(function, at);
    else if (at->dst != IR_NONE && bounds_static_number(function, at->dst) != IR_NONE)
        *all = function->variables[at->dst].class != IR_SCALAR;
    if (at->op == IR_STORE && at->field != 0)
        return at->field;
    bool refers = at->op == IR_PUT || at->op == IR_TAKE ||
                  (at->op == IR_STORE && at->written == IR_WRITTEN_BORROW);
    return refers ? 0 : IR_NONE;
}

static void add_callee(struct bounds_unit *shared, struct bounds_writes *own,
                       const struct ir_function *callee)
{
    own->callees = pool_grow(&shared->write_pool, own->callees, own->callee_count, sizeof(void *));
    own->callees[own->callee_count++] = callee;
}

/* What its own instructions assign. */
static void find_own_writes(struct bounds_unit *shared, const struct ir_function *function)
{
    struct bounds_writes *own = &shared->writes[function->number];
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            ir_var number = at->dst != IR_NONE ? bounds_static_number(function, at->dst) : IR_NONE;
            bool all;
            ir_field field = written_field(function, at, &all);
            if (number != IR_NONE)
                ir_set_add(shared->unit, &own->statics, number);
            if (field != IR_NONE)
                ir_set_add(shared->unit, &own->fields, field);
            own->all_fields = own->all_fields || all;
            if (at->op == IR_CALL)
                add_callee(shared, own, at->callee);
        }
}

/* What one may assign, the other may; true if that is more than before. */
static bool add_writes(struct bounds_unit *shared, const struct ir_function *to,
                       const struct ir_function *from)
{
    struct bounds_writes *own = &shared->writes[to->number];
    const struct bounds_writes *called = &shared->writes[from->number];
    bool grew = called->all_fields && !own->all_fields;
    own->all_fields = own->all_fields || called->all_fields;
    grew |= ir_set_join(shared->unit, &own->statics, &called->statics);
    grew |= ir_set_join(shared->unit, &own->fields, &called->fields);
    return grew;
}

void bounds_find_writes(struct bounds_unit *shared)
{
    const struct ir_unit *unit = shared->unit;
    shared->writes =
        pool_take(&shared->write_pool, (unit->function_count + 1) * sizeof *shared->writes);
    for (size_t f = 0; f < unit->function_count; f++) {
        struct bounds_writes *own = &shared->writes[f];
        find_own_writes(shared, unit->functions[f]);
        for (size_t i = 0; i < unit->functions[f]->entry_count; i++)
            add_callee(shared, own, unit->functions[f]->entries[i]);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (size_t f = 0; f < unit->function_count; f++)
            for (size_t i = 0; i < shared->writes[f].callee_count; i++)
                grew |= add_writes(shared, unit->functions[f], shared->writes[f].callees[i]);
    }
}

/* May a call of it assign the static? */
bool bounds_writes(const struct bounds *bounds, const struct ir_function *callee, ir_var v)
{
    ir_var number = bounds_static_number(bounds->function, v);
    if (callee == NULL || number == IR_NONE)
        return false;
    return ir_set_has(&bounds->shared->writes[callee->number].statics, number);
}

bool bounds_writes_field(const struct bounds *bounds, const struct ir_function *callee,
                         ir_field field)
{
    const struct bounds_writes *called = &bounds->shared->writes[callee->number];
    return called->all_fields || ir_set_has(&called->fields, field);
}
