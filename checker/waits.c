/* waits.c - for whom a component may wait for ever, as a client: facts that its certificate
 * carries.
 *
 * A receive (from a set of clients as well), a call, an open, and a wait on several sources count,
 * unless a deadline stands there that certainly comes. `deed link` needs these to say that two
 * components do not wait for each other, where their contracts alone would let them. */
#include "waits.h"

#include <string.h>

/* The contract whose server the instruction waits for with its argument i; NULL: it does not. */
static const struct contract *waited_for(const struct ir_function *function,
                                         const struct ir_instruction *at, size_t i)
{
    if (at->comes_soon)
        return NULL;
    switch (at->op) {
    case IR_OPEN: return i == 0 ? at->contract : NULL;
    case IR_REQUEST:
    case IR_RECEIVE:
    case IR_SET_RECEIVE:
        if (i != 0)
            return NULL;
        break;
    case IR_WAIT: break;
    default: return NULL;
    }
    const struct ir_variable *variable = &function->variables[at->args[i]];
    return variable->side == SIDE_CLIENT ? variable->contract : NULL;
}

static bool is_known(const struct host_list *waits, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < waits->count; i++)
        if (strncmp(waits->items[i], name, length) == 0 && waits->items[i][length] == ' ')
            return true;
    return false;
}

static void add_wait(struct host_list *waits, const struct contract *contract, struct place place)
{
    if (contract != NULL && !is_known(waits, contract->name))
        host_list_add(waits, host_format("%s %s:%u", contract->name, place.file, place.line));
}

void waits_find(const struct ir_unit *unit, struct host_list *waits)
{
    for (size_t f = 0; f < unit->function_count; f++) {
        const struct ir_function *function = unit->functions[f];
        for (ir_block b = 0; b < function->block_count; b++)
            for (size_t n = 0; n < function->blocks[b].count; n++) {
                const struct ir_instruction *at = &function->blocks[b].instructions[n];
                for (size_t i = 0; i < at->arg_count; i++)
                    if (at->args[i] != IR_NONE)
                        add_wait(waits, waited_for(function, at, i), at->place);
            }
    }
}
