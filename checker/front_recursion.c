/* front_recursion.c - no function is called while it may be running, else no stack would be large
 * enough; unless each function on the way round has a DEPTH: front_depth.c. What is called through
 * a table calls all that stand there.
 *
 * Functions each of which can come back to each are a circle. They are found in one search, depth
 * first, which is through with a circle where it leaves the function that it met first (Tarjan). */
#include "front.h"

struct search {
    struct front *front;
    struct function **open; /* met, and their circle is not known yet */
    size_t open_count, met;
    struct closing { /* a call of a function on the way */
        const struct function *callee;
        struct place place;
    } *closings;
    size_t closing_count;
};

void recursion_add_call(struct front *front, struct function *caller, struct call_site call)
{
    caller->calls = front_append(front, caller->calls, caller->call_count, sizeof *caller->calls);
    caller->calls[caller->call_count++] = call;
}

static void enter_circle(struct search *search, const struct function *first)
{
    struct circle *circle = front_allocate(search->front, sizeof *circle);
    *circle = (struct circle){.is_bounded = true};
    struct function *member;
    do {
        member = search->open[--search->open_count];
        member->circle = circle;
        circle->is_bounded &= depth_is_bounded(member);
    } while (member != first);
}

static void visit(struct search *search, struct function *function)
{
    function->is_on_the_way = true;
    function->met = function->earliest = ++search->met;
    search->open[search->open_count++] = function;
    for (size_t i = 0; i < function->call_count; i++) {
        const struct call_site *call = &function->calls[i];
        if (call->callee->met == 0)
            visit(search, call->callee);
        if (call->callee->circle == NULL && call->callee->earliest < function->earliest)
            function->earliest = call->callee->earliest;
        if (!call->callee->is_on_the_way)
            continue;
        search->closings = front_append(search->front, search->closings, search->closing_count,
                                        sizeof *search->closings);
        search->closings[search->closing_count++] = (struct closing){call->callee, call->place};
    }
    if (function->earliest == function->met)
        enter_circle(search, function);
    function->is_on_the_way = false;
}

/* The functions of a circle that have no DEPTH, if others there have one; or NULL. A table can have
 * none. */
static const char *without_depth(struct front *front, const struct circle *circle)
{
    const char *names = NULL;
    bool any = false;
    for (size_t i = 0; i < front->function_count; i++) {
        const struct function *member = front->functions[i];
        if (member->circle != circle)
            continue;
        any |= depth_is_bounded(member);
        if (member->is_table)
            return NULL;
        if (!depth_is_bounded(member))
            names = front_format(front, "%s%s`%s`", names != NULL ? names : "",
                                 names != NULL ? ", " : "", member->name);
    }
    return any ? names : NULL;
}

/* Once a circle. */
static void refuse(struct front *front, const struct closing *closing)
{
    struct circle *circle = closing->callee->circle;
    if (circle->is_bounded || circle->is_told)
        return;
    circle->is_told = true;
    if (!front_refuse(front, closing->place, "recursion",
                      "`%s` is called while it may be running already: the stack that it needs has "
                      "no bound",
                      closing->callee->name))
        return;
    const char *names = without_depth(front, circle);
    if (names != NULL)
        front_advise(front, "each function on the way round needs a DEPTH; still without one: %s",
                     names);
    else
        front_advise(front, "write a loop, with an array of bounded size for what is still to be "
                            "done; or put DEPTH(n) in front of each function on the way round, "
                            "with a parameter n that gets smaller");
}

void recursion_check(struct front *front)
{
    struct search search = {.front = front};
    search.open = front_allocate(front, (front->function_count + 1) * sizeof(struct function *));
    for (size_t i = 0; i < front->function_count; i++)
        if (front->functions[i]->met == 0)
            visit(&search, front->functions[i]);
    for (size_t i = 0; i < search.closing_count; i++)
        refuse(front, &search.closings[i]);
}
