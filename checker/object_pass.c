/* object_pass.c - passes `object` and `stack`: what the source rules let through is judged once
 * more, as machine code, and its need for stack is computed. */
#include "check.h"
#include "object_gate.h"
#include "stack.h"

#include <stdlib.h>
#include <string.h>

void pass_object(struct check *check)
{
    struct contract_list contracts = contracts_of(check->component, check->library);
    char *entry = host_format("%s_main", check->name);
    struct object_gate gate = {.object = check->object,
                               .file = check->object_file,
                               .entry = entry,
                               .component = check->component,
                               .contracts = contracts.items,
                               .contract_count = contracts.count,
                               .lines = check->lines,
                               .all = check->all};
    object_gate(&gate);
    free(contracts.items);
}

static const char *const problems[] = {
    [STACK_FINE] = "",
    [STACK_RECURSION] = "the stack has no bound: %s is part of a cycle of calls",
    [STACK_UNKNOWN] = "the stack has no bound: %s calls or jumps to a computed address",
    [STACK_UNBALANCED] = "the stack has no bound: %s does not return it as it found it",
};

/* The graph of the component's functions, imports that do not return among them. */
static struct stack_graph *component_graph(const struct check *check)
{
    struct stack_graph *graph = stack_graph_new(check->object);
    stack_ends_at(graph, "deed_fault");
    stack_ends_at(graph, "deed_exit");
    for (size_t i = 0; i < check->recursions.count; i++) {
        const char *name = check->recursions.items[i], *times = strchr(name, ' ');
        char *function = host_format("%.*s", (int)strcspn(name, " "), name);
        stack_allows(graph, function, times != NULL ? strtoull(times, NULL, 10) : 0);
        free(function);
    }
    return graph;
}

void pass_stack(struct check *check)
{
    struct stack_graph *graph = component_graph(check);
    struct stack_problem problem;
    char *entry = host_format("%s_main", check->name);
    const struct stack_function *function = stack_of(graph, entry, &problem);
    if (function != NULL) {
        check->stack = function->depth;
    } else {
        struct place place = {.file = check->object_file};
        const struct line_row *row = lines_find(check->lines, problem.offset);
        if (row != NULL && row->line != 0)
            place = (struct place){check->lines->files[row->file], row->line, row->column};
        rule_error(check->all, place, "stack", problems[problem.kind],
                   problem.function != NULL ? problem.function->name : entry);
    }
    free(entry);
    stack_graph_free(graph);
}

void dump_stack(const struct check *check, FILE *out)
{
    struct stack_graph *graph = component_graph(check);
    struct stack_problem problem;
    char *entry = host_format("%s_main", check->name);
    stack_of(graph, entry, &problem);
    const struct stack_function *function;
    for (size_t i = 0; (function = stack_function_at(graph, i)) != NULL; i++)
        if (function->is_known)
            fprintf(out, "%6llu bytes, %6llu with callees: %s\n", (unsigned long long)function->own,
                    (unsigned long long)function->depth, function->symbol->name);
    free(entry);
    stack_graph_free(graph);
}
