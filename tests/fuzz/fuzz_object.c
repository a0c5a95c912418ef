/* fuzz_object.c - any bytes as a component's object: the reader, its lines, the object gate and the
 * stack bound. An object that cannot be read is refused with a word. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "checker/checker.h"
#include "checker/lines.h"
#include "checker/object_gate.h"
#include "checker/stack.h"

#define LARGEST 65536u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(struct object *object, const struct line_list *lines)
{
    static struct component component = {.name = "component"};
    struct diagnostics *all = diagnostics_new();
    struct object_gate gate = {.object = object,
                               .file = "component.o",
                               .entry = "component_main",
                               .component = &component,
                               .lines = lines,
                               .all = all};
    object_gate(&gate);
    if (diagnostics_count(all) == 0) {
        struct stack_graph *graph = stack_graph_new(object);
        struct stack_problem problem;
        stack_ends_at(graph, "deed_fault");
        stack_of(graph, "component_main", &problem);
        stack_graph_free(graph);
    }
    diagnostics_free(all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *why = NULL;
    if (size > LARGEST)
        return -1;
    char *bytes = host_allocate(size + 1);
    memcpy(bytes, data, size);
    struct object *object = object_read(bytes, size, &why);
    if (object == NULL && why == NULL)
        abort();
    if (object != NULL) {
        struct line_list *lines = lines_read(object);
        free(lines_text(lines));
        judge(object, lines);
        lines_free(lines);
        object_free(object);
    }
    free(bytes);
    return 0;
}
