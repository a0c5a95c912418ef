/* stack.c - worst-case stack from machine code.
 *
 * Each function is walked along its control flow with the depth of the stack at each instruction:
 * pushes, pops and constant adjustments are all that the object gate lets change it. Where paths
 * meet, the depths must agree; at a return it must be zero; no path runs off the end. The depth of
 * a function is then the largest of its own depth and, over its calls, the depth at the call plus
 * the return address plus the callee's depth. A call through a table may be of any function of the
 * type that it compares with. Functions that call each other, or themselves, need the largest sum
 * of frames that so many calls among them can make as it is said of them; where nothing is said of
 * one, and at a call to another computed address, there is no bound.
 * (.stack_sizes is not enough: it leaves out arguments that are pushed for a call.) */
#include "stack.h"
#include "host.h"

#include <stdlib.h>
#include <string.h>

#define RETURN_ADDRESS 8
#define NOT_SEEN       (-1)

#define MOST_CALLS ((uint64_t)1 << 20) /* of functions that call each other: more is refused */

/* Of a function, while those that call each other are looked for (Tarjan). */
struct mark {
    size_t met, earliest; /* when, from 1; the first that is open and that it leads back to */
    bool is_open;         /* met, and what calls each other with it is not known yet */
};

/* A call of a function that is open, with what is on the stack then. */
struct step {
    struct stack_function *from, *to;
    uint64_t depth, offset;
};

struct section_code {
    const struct object_code *code;
    struct object_functions functions;
    int64_t *depth; /* by instruction */
};

struct stack_graph {
    const struct object *object;
    struct section_code *sections;
    struct stack_function *functions; /* all, section by section */
    size_t function_count, met;
    struct mark *marks;           /* by function */
    struct stack_function **open; /* in the order in which they were met */
    size_t open_count;
    struct step *steps; /* among those that are open */
    size_t step_count;
    struct host_list ends;
    struct stack_problem problem; /* the first: nothing is known behind it */
};

struct stack_graph *stack_graph_new(const struct object *object)
{
    struct stack_graph *graph = host_allocate(sizeof *graph);
    graph->object = object;
    graph->sections = host_allocate(object->code_count * sizeof graph->sections[0]);
    graph->functions = host_allocate(object->symbol_count * sizeof graph->functions[0]);
    graph->marks = host_allocate(object->symbol_count * sizeof graph->marks[0]);
    graph->open = host_allocate(object->symbol_count * sizeof graph->open[0]);
    for (size_t c = 0; c < object->code_count; c++) {
        struct section_code *section = &graph->sections[c];
        section->code = &object->code[c];
        section->functions = object_functions(object, section->code->section);
        section->depth = host_allocate((section->code->count + 1) * sizeof section->depth[0]);
        for (size_t i = 0; i < section->code->count; i++)
            section->depth[i] = NOT_SEEN;
        for (size_t f = 0; f < section->functions.count; f++)
            graph->functions[graph->function_count++].symbol = section->functions.items[f];
    }
    return graph;
}

void stack_graph_free(struct stack_graph *graph)
{
    for (size_t c = 0; c < graph->object->code_count; c++) {
        free(graph->sections[c].functions.items);
        free(graph->sections[c].depth);
    }
    free(graph->sections);
    free(graph->functions);
    free(graph->marks);
    free(graph->open);
    free(graph->steps);
    free(graph->ends.items);
    free(graph);
}

void stack_ends_at(struct stack_graph *graph, const char *name)
{
    host_list_add(&graph->ends, name);
}

void stack_allows(struct stack_graph *graph, const char *name, uint64_t times)
{
    for (size_t i = 0; i < graph->function_count; i++)
        if (strcmp(graph->functions[i].symbol->name, name) == 0 && times <= MOST_CALLS)
            graph->functions[i].bound = times;
}

static bool stack_fail(struct stack_graph *graph, enum stack_problem_kind kind,
                       const struct stack_function *function, uint64_t offset)
{
    graph->problem =
        (struct stack_problem){kind, function->symbol->section, offset, function->symbol};
    return false;
}

static struct section_code *section_of(struct stack_graph *graph, uint32_t section)
{
    for (size_t c = 0; c < graph->object->code_count; c++)
        if (graph->sections[c].code->section == section)
            return &graph->sections[c];
    return NULL;
}

static struct stack_function *function_starting(struct stack_graph *graph, uint32_t section,
                                                uint64_t offset)
{
    for (size_t i = 0; i < graph->function_count; i++)
        if (graph->functions[i].symbol->section == section &&
            graph->functions[i].symbol->value == offset)
            return &graph->functions[i];
    return NULL;
}

/* ---- One function ------------------------------------------------------------------------------
 */

struct walk {
    struct stack_graph *graph;
    struct stack_function *function;
    struct section_code *section;
    size_t *waiting; /* instructions whose successors are to be visited */
    size_t waiting_count;
};

static bool visit(struct stack_graph *graph, struct stack_function *function);

/* Control reaches this offset with this depth. */
static bool walk_reach(struct walk *walk, uint64_t offset, int64_t depth)
{
    const struct object_symbol *symbol = walk->function->symbol;
    size_t index = object_instruction_at(walk->section->code, offset);
    if (index == walk->section->code->count || offset - symbol->value >= symbol->size)
        return stack_fail(walk->graph, STACK_UNKNOWN, walk->function, offset);
    if (walk->section->depth[index] == NOT_SEEN) {
        walk->section->depth[index] = depth;
        walk->waiting[walk->waiting_count++] = index;
        return true;
    }
    return walk->section->depth[index] == depth ||
           stack_fail(walk->graph, STACK_UNBALANCED, walk->function, offset);
}

/* Is it a jump or branch to another function, in place of a call and a return? */
static bool is_tail_call(const struct stack_function *function,
                         const struct object_instruction *instruction)
{
    if (instruction->control != CONTROL_JUMP && instruction->control != CONTROL_BRANCH)
        return false;
    return instruction->target == OBJECT_NO_TARGET ||
           instruction->target - function->symbol->value >= function->symbol->size;
}

/* The kernel's change of contexts: a new stack pointer, then `ret`, which goes on elsewhere.
 * Control comes back behind the `ret`, to the address that was pushed last. */
static bool walk_switch(struct walk *walk, size_t index)
{
    const struct object_code *code = walk->section->code;
    const struct object_instruction *at = &code->instructions[index];
    if (index + 1 == code->count || code->instructions[index + 1].control != CONTROL_RETURN)
        return stack_fail(walk->graph, STACK_UNKNOWN, walk->function, at->offset);
    uint64_t next = code->instructions[index + 1].offset + code->instructions[index + 1].length;
    return walk_reach(walk, next, walk->section->depth[index] - RETURN_ADDRESS);
}

/* The function that a call goes to: NULL, and true, for one outside of the object. */
static bool find_callee(struct stack_graph *graph, const struct stack_function *caller,
                        const struct object_instruction *call, struct stack_function **callee)
{
    const struct object_symbol *named = &graph->object->symbols[call->symbol];
    *callee = NULL;
    if (call->symbol != 0 && (named->section == 0 || host_list_has(&graph->ends, named->name)))
        return true;
    if (call->target != OBJECT_NO_TARGET)
        *callee = function_starting(graph, caller->symbol->section, call->target);
    else if (call->symbol != 0)
        *callee = function_starting(graph, named->section, named->value);
    return *callee != NULL || stack_fail(graph, STACK_UNKNOWN, caller, call->offset);
}

static struct mark *mark_of(struct stack_graph *graph, const struct stack_function *function)
{
    return &graph->marks[function - graph->functions];
}

/* The callee may come back to this function: what it needs is not known yet. */
static void walk_back(struct walk *walk, const struct object_instruction *call,
                      struct stack_function *callee, uint64_t depth)
{
    struct stack_graph *graph = walk->graph;
    struct mark *own = mark_of(graph, walk->function);
    if (mark_of(graph, callee)->earliest < own->earliest)
        own->earliest = mark_of(graph, callee)->earliest;
    if ((graph->step_count & (graph->step_count - 1)) == 0)
        graph->steps = host_resize(graph->steps, graph->step_count == 0 ? 1 : 2 * graph->step_count,
                                   sizeof graph->steps[0]);
    graph->steps[graph->step_count++] = (struct step){walk->function, callee, depth, call->offset};
}

/* A callee that this function may have, and what it needs. */
static bool walk_callee(struct walk *walk, const struct object_instruction *call,
                        struct stack_function *callee, uint64_t depth, bool *returns)
{
    if (!visit(walk->graph, callee))
        return false;
    *returns = true;
    if (mark_of(walk->graph, callee)->is_open) {
        walk_back(walk, call, callee, depth);
        return true;
    }
    *returns = callee->returns;
    depth += callee->depth;
    if (depth > walk->function->depth) {
        walk->function->depth = depth;
        walk->function->deepest = callee;
    }
    return true;
}

/* A call with `depth` on the stack, the return address included. *returns: may control come back?
 */
static bool walk_call(struct walk *walk, const struct object_instruction *call, uint64_t depth,
                      bool *returns)
{
    struct stack_graph *graph = walk->graph;
    struct stack_function *callee;
    if (!find_callee(graph, walk->function, call, &callee))
        return false;
    if (callee != NULL)
        return walk_callee(walk, call, callee, depth, returns);
    *returns = !host_list_has(&graph->ends, graph->object->symbols[call->symbol].name);
    if (depth > walk->function->depth) {
        walk->function->depth = depth;
        walk->function->deepest = NULL;
    }
    return true;
}

/* A call through a table: of any function of that type. */
static bool walk_table_call(struct walk *walk, const struct object_instruction *call,
                            uint64_t depth, bool *returns)
{
    struct stack_graph *graph = walk->graph;
    *returns = false;
    if (depth > walk->function->depth) {
        walk->function->depth = depth;
        walk->function->deepest = NULL;
    }
    for (size_t i = 0; i < graph->function_count; i++) {
        struct stack_function *callee = &graph->functions[i];
        const struct object_section *section = &graph->object->sections[callee->symbol->section];
        uint32_t type;
        bool may_return = false;
        if (!object_function_type(section, callee->symbol->value, &type) || type != call->type)
            continue;
        if (!walk_callee(walk, call, callee, depth, &may_return))
            return false;
        *returns |= may_return;
    }
    return true;
}

static bool walk_transfer(struct walk *walk, const struct object_instruction *at, int64_t depth)
{
    uint64_t next = at->offset + at->length;
    bool returns = true;
    if (at->control == CONTROL_TABLE)
        return walk_table_call(walk, at, (uint64_t)depth + RETURN_ADDRESS, &returns) &&
               (!returns || walk_reach(walk, next, depth));
    if (at->control == CONTROL_CALL)
        return walk_call(walk, at, (uint64_t)depth + RETURN_ADDRESS, &returns) &&
               (!returns || walk_reach(walk, next, depth));
    if (at->control == CONTROL_BRANCH && !walk_reach(walk, next, depth))
        return false;
    if (!is_tail_call(walk->function, at))
        return walk_reach(walk, at->target, depth);
    if (!walk_call(walk, at, (uint64_t)depth, &returns))
        return false;
    walk->function->returns |= returns;
    return !returns || depth == 0 ||
           stack_fail(walk->graph, STACK_UNBALANCED, walk->function, at->offset);
}

static bool walk_step(struct walk *walk, size_t index)
{
    const struct object_instruction *at = &walk->section->code->instructions[index];
    struct stack_function *function = walk->function;
    if (at->stack == OBJECT_STACK_REPLACED)
        return walk_switch(walk, index);
    int64_t depth = walk->section->depth[index] + at->stack;
    if (depth < 0)
        return stack_fail(walk->graph, STACK_UNBALANCED, function, at->offset);
    if ((uint64_t)depth > function->own)
        function->own = (uint64_t)depth;
    switch (at->control) {
    case CONTROL_NEXT: return walk_reach(walk, at->offset + at->length, depth);
    case CONTROL_CALL:
    case CONTROL_TABLE:
    case CONTROL_JUMP:
    case CONTROL_BRANCH: return walk_transfer(walk, at, depth);
    case CONTROL_RETURN:
        function->returns = true;
        return depth == 0 || stack_fail(walk->graph, STACK_UNBALANCED, function, at->offset);
    case CONTROL_TRAP: return true;
    default: return stack_fail(walk->graph, STACK_UNKNOWN, function, at->offset);
    }
}

static bool walk_function(struct stack_graph *graph, struct stack_function *function)
{
    struct walk walk = {.graph = graph,
                        .function = function,
                        .section = section_of(graph, function->symbol->section)};
    if (walk.section == NULL)
        return stack_fail(graph, STACK_UNKNOWN, function, function->symbol->value);
    walk.waiting = host_allocate(walk.section->code->count * sizeof walk.waiting[0]);
    bool good = walk_reach(&walk, function->symbol->value, 0);
    while (good && walk.waiting_count > 0)
        good = walk_step(&walk, walk.waiting[--walk.waiting_count]);
    free(walk.waiting);
    if (function->own >= function->depth) {
        function->depth = function->own;
        function->deepest = NULL;
    }
    return good;
}

/* ---- Functions that call each other ------------------------------------------------------------
 */

/* With at most so many calls of each other on the stack, and one call of `first` before. */
static void add_calls(struct stack_graph *graph, struct stack_function *const *members,
                      size_t count, size_t first, uint64_t calls)
{
    uint64_t *alone = host_allocate(graph->function_count * sizeof alone[0]);
    uint64_t *with_more = host_allocate(graph->function_count * sizeof with_more[0]);
    for (size_t i = 0; i < count; i++)
        alone[members[i] - graph->functions] = members[i]->depth;
    while (calls-- > 0) {
        memcpy(with_more, alone, graph->function_count * sizeof alone[0]);
        for (size_t s = first; s < graph->step_count; s++) {
            const struct step *step = &graph->steps[s];
            uint64_t *most = &with_more[step->from - graph->functions];
            uint64_t depth = step->depth + step->to->depth;
            *most = depth > *most ? depth : *most;
        }
        for (size_t i = 0; i < count; i++)
            members[i]->depth = with_more[members[i] - graph->functions];
    }
    free(with_more);
    free(alone);
}

/* All that call each other with `function`, itself first, are known, and `first` is their first
 * step. */
static bool close(struct stack_graph *graph, const struct stack_function *function, size_t first)
{
    size_t from = graph->open_count;
    uint64_t calls = 0;
    bool is_bounded = true;
    do {
        const struct stack_function *member = graph->open[--from];
        is_bounded &= member->bound > 0;
        calls = member->bound > calls ? member->bound : calls;
    } while (graph->open[from] != function);
    if (first < graph->step_count && !is_bounded)
        return stack_fail(graph, STACK_RECURSION, graph->steps[first].from,
                          graph->steps[first].offset);
    if (first < graph->step_count)
        add_calls(graph, &graph->open[from], graph->open_count - from, first, calls);
    graph->step_count = first;
    while (graph->open_count > from) {
        struct stack_function *member = graph->open[--graph->open_count];
        mark_of(graph, member)->is_open = false;
        member->is_known = true;
    }
    return true;
}

static bool visit(struct stack_graph *graph, struct stack_function *function)
{
    struct mark *mark = mark_of(graph, function);
    size_t first = graph->step_count;
    if (mark->met > 0)
        return true;
    mark->met = mark->earliest = ++graph->met;
    mark->is_open = true;
    graph->open[graph->open_count++] = function;
    return walk_function(graph, function) &&
           (mark->earliest < mark->met || close(graph, function, first));
}

const struct stack_function *stack_of(struct stack_graph *graph, const char *name,
                                      struct stack_problem *problem)
{
    struct stack_function *function = NULL;
    for (size_t i = 0; i < graph->function_count && function == NULL; i++)
        if (strcmp(graph->functions[i].symbol->name, name) == 0)
            function = &graph->functions[i];
    if (function != NULL && graph->problem.kind == STACK_FINE && visit(graph, function))
        return function;
    *problem = graph->problem;
    if (function == NULL)
        *problem = (struct stack_problem){.kind = STACK_UNKNOWN};
    return NULL;
}

const struct stack_function *stack_function_at(const struct stack_graph *graph, size_t index)
{
    return index < graph->function_count ? &graph->functions[index] : NULL;
}
