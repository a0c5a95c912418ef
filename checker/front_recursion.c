/* front_recursion.c - no function is called while it may be running: else no stack would be large
 * enough. What is called through a table calls all that stand there. A function with DEPTH(n) may
 * call itself. */
#include "front.h"

void recursion_add_call(struct front *front, struct function *caller, struct function *callee,
                        struct place place)
{
    caller->calls = front_append(front, caller->calls, caller->call_count, sizeof *caller->calls);
    caller->calls[caller->call_count++] = (struct call_site){callee, place};
}

/* Depth first; a call of a function on the way closes a circle, reported once a function. */
static void search(struct front *front, struct function *function)
{
    bool is_reported = false;
    function->visit = ON_THE_WAY;
    for (size_t i = 0; i < function->call_count; i++) {
        struct function *callee = function->calls[i].callee;
        if (callee == function && depth_is_bounded(function))
            continue;
        if (callee->visit == NOT_VISITED)
            search(front, callee);
        if (callee->visit != ON_THE_WAY || is_reported)
            continue;
        is_reported = true;
        if (front_refuse(front, function->calls[i].place, "recursion",
                         "`%s` is called while it may be running already: the stack that it needs "
                         "has no bound",
                         callee->name))
            front_advise(front, "write a loop, with an array of bounded size for what is still "
                                "to be done; or let a function call itself and nobody in between, "
                                "with DEPTH(n) in front of it and a parameter n that gets smaller");
    }
    function->visit = VISITED;
}

void recursion_check(struct front *front)
{
    for (size_t i = 0; i < front->function_count; i++)
        if (front->functions[i]->visit == NOT_VISITED)
            search(front, front->functions[i]);
}
