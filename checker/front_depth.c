/* front_depth.c - bounded recursion: DEPTH(n) in front of a function that calls itself.
 *
 * `n` is an unsigned parameter, which stays as it is. Every call of the function by itself passes a
 * smaller n (the bounds pass proves it), and whoever else calls it passes a constant. So no more
 * than that constant and one of its frames are ever on the stack. Functions that call each other
 * stay refused: front_recursion.c. */
#include "front_emit.h"

/* The largest first n: what is deeper is better done by a loop. */
#define DEEPEST 65535

static int depth_of(const struct function *function)
{
    return function->is_sdk ? -1 : function->ir->result.depth;
}

void depth_enter(struct function *function)
{
    int depth = depth_of(function);
    if (depth >= 0)
        function->parameters[depth]->is_depth = true;
}

bool depth_is_bounded(const struct function *function)
{
    return depth_of(function) >= 0;
}

bool depth_call_refused(struct front *front, struct node *call)
{
    struct function *function = call->function;
    int depth = depth_of(function);
    if (depth < 0 || function == front->current)
        return false;
    const struct node *start = node_bare(call->children[depth]);
    bool is_constant = start->kind == NODE_CONSTANT;
    if (is_constant && start->value >= 0 && start->value <= DEEPEST) {
        uint64_t times = start->value > 0 ? (uint64_t)start->value : 1;
        if (times > function->ir->bound)
            function->ir->bound = times;
        return false;
    }
    const char *name = function->parameters[depth]->name;
    if (!front_refuse(front, start->place, "depth",
                      is_constant ? "`%s` of `%s` would start at more than 65535"
                                  : "`%s` of `%s` starts at something that is not known here",
                      name, function->name))
        return false;
    front_advise(front, "pass a constant, at most 65535: so many calls and one more find room on "
                        "the stack, which is reserved for them");
    if (front->current != NULL && depth_of(front->current) >= 0)
        front_advise(front, "two functions that call each other have no bound: make one of them, "
                            "with a parameter that says which of the two it is this time");
    return true;
}

bool depth_in_table_refused(struct front *front, const struct function *entry, struct place at)
{
    if (depth_of(entry) < 0 ||
        !front_refuse(front, at, "depth", "`%s` has a DEPTH, and stands in a table", entry->name))
        return false;
    front_advise(front, "write a function that calls it with a constant, and put that there");
    return true;
}

bool depth_change_refused(struct front *front, const struct variable *variable, struct place at)
{
    if (!variable->is_depth || !front_refuse(front, at, "depth",
                                             "`%s` bounds how deep this function calls itself, and "
                                             "would change",
                                             variable->name))
        return false;
    front_advise(front, "copy it to a local first, and pass on what is smaller than `%s` itself",
                 variable->name);
    return true;
}

/* The function calls itself: what it passes must be smaller. */
void depth_lower(struct emit *emit, const struct node *call, const ir_var *values)
{
    int depth = depth_of(call->function);
    if (depth < 0 || call->function != emit->function)
        return;
    const struct node *argument = call->children[depth];
    const struct variable *n = emit->function->parameters[depth];
    struct ir_element element = {
        .check = IR_SMALLER,
        .base = IR_NONE,
        .index = operand_of(emit, argument, values[depth]),
        .count = {.kind = IR_VARIABLE, .variable = n->index},
        .rule = "depth",
        .why = front_format(emit->front, "`%s` calls itself, and must pass less than its own `%s`",
                            call->function->name, n->name),
        .advice = front_format(emit->front,
                               "end where `%s` is 0 before the call, and pass `%s - 1`: "
                               "`if (%s == 0) return ...;`",
                               n->name, n->name, n->name),
    };
    emit_element(emit, element, argument->place);
}
