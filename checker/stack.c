/* stack.c - worst-case stack from machine code.
 *
 * Each function is walked along its control flow with the depth of the stack at each instruction:
 * pushes, pops and constant adjustments are all that the object gate lets change it. Where paths
 * meet, the depths must agree; at a return it must be zero; no path runs off the end. The depth of
 * a function is then the largest of its own depth and, over its calls, the depth at the call plus
 * the return address plus the callee's depth. A call through a table may be of any function of the
 * type that it compares with. A function that calls itself needs its frames as often as it is said
 * that it may; any other cycle of calls, or a call to another computed address, has no bound.
 * (.stack_sizes is not enough: it leaves out arguments that are pushed for a call.) */
#include "stack.h"
#include "host.h"

#include <stdlib.h>
#include <string.h>

#define RETURN_ADDRESS 8
#define NOT_SEEN       (-1)

enum mark {
    MARK_NEW,
    MARK_OPEN, /* on the path from the start: meeting it again is recursion */
    MARK_DONE
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
    uint8_t *marks;
    size_t function_count;
    struct host_list ends;
    struct stack_problem problem;
};

struct stack_graph *stack_graph_new(const struct object *object)
{
    struct stack_graph *graph = host_allocate(sizeof *graph);
    graph->object = object;
    graph->sections = host_allocate(object->code_count * sizeof graph->sections[0]);
    graph->functions = host_allocate(object->symbol_count * sizeof graph->functions[0]);
    graph->marks = host_allocate(object->symbol_count);
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
        if (strcmp(graph->functions[i].symbol->name, name) == 0)
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

/* A callee that this function may have, and what it needs. */
static bool walk_callee(struct walk *walk, const struct object_instruction *call,
                        struct stack_function *callee, uint64_t depth, bool *returns)
{
    struct stack_graph *graph = walk->graph;
    if (callee == walk->function && callee->bound > 0) { /* one frame on top of the other */
        *returns = true;
        if (depth > callee->round)
            callee->round = depth;
        return true;
    }
    if (!visit(graph, callee)) {
        if (graph->problem.kind == STACK_RECURSION && graph->problem.function == NULL)
            stack_fail(graph, STACK_RECURSION, walk->function, call->offset);
        return false;
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
    function->depth += function->bound * function->round;
    return good;
}

static bool visit(struct stack_graph *graph, struct stack_function *function)
{
    uint8_t *mark = &graph->marks[function - graph->functions];
    if (*mark == MARK_DONE)
        return true;
    if (*mark == MARK_OPEN) { /* the caller says where */
        graph->problem = (struct stack_problem){.kind = STACK_RECURSION};
        return false;
    }
    *mark = MARK_OPEN;
    if (!walk_function(graph, function))
        return false;
    *mark = MARK_DONE;
    function->is_known = true;
    return true;
}

const struct stack_function *stack_of(struct stack_graph *graph, const char *name,
                                      struct stack_problem *problem)
{
    graph->problem = (struct stack_problem){.kind = STACK_UNKNOWN};
    for (size_t i = 0; i < graph->function_count; i++)
        if (strcmp(graph->functions[i].symbol->name, name) == 0) {
            if (visit(graph, &graph->functions[i]))
                return &graph->functions[i];
            break;
        }
    *problem = graph->problem;
    return NULL;
}

const struct stack_function *stack_function_at(const struct stack_graph *graph, size_t index)
{
    return index < graph->function_count ? &graph->functions[index] : NULL;
}
