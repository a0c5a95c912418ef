/* link_stack.c - how large each component's stack is: computed, like everything on it.
 *
 * On it are, at the worst moment: what the machine writes at its top, the component down to its
 * deepest call, the deepest service that it imports, and an interrupt's frame below that. A broken
 * component's stack is used once more, for cleaning up behind it. (Hosted, services end in
 * functions of the C library and in signal frames, which nobody has bounded: there is simply
 * plenty.) */
#include "link.h"
#include "stack.h"

#include <stdlib.h>
#include <string.h>

#define START_BYTES     64  /* at the top: see kernel/machine.h      */
#define INTERRUPT_FRAME 192 /* CPU frame, alignment, 15 registers, float area */
#define ALIGNMENT       16
#define HOSTED_SERVICE  (128 << 10)

/* Kernel functions that leave the stack of their caller for good. */
static const char *const ends[] = {"machine_enter", "machine_resume", "machine_exit"};

/* What the kernel itself runs on a component's stack: cleaning up, and the end of main. */
static const char *const kernel_own[] = {"recover", "ended"};

static uint64_t kernel_depth(struct link *link, struct stack_graph *kernel, const char *name)
{
    struct stack_problem problem;
    const struct stack_function *function = stack_of(kernel, name, &problem);
    if (function != NULL)
        return function->depth;
    link_fail(link, link->kernel, "the stack that the service %s needs cannot be computed: %s%s",
              name, problem.function == NULL ? "it is not there" : "look at ",
              problem.function == NULL ? "" : problem.function->name);
    return 0;
}

static uint64_t larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* Contract numbers are imports too, but nothing that is called. */
static bool is_service(const char *import)
{
    return strncmp(import, "deed_contract_", 14) != 0;
}

/* The deepest service that a component imports. */
static uint64_t service_depth(struct link *link, struct stack_graph *kernel,
                              const struct link_component *component)
{
    const struct host_list *imports = &component->certificate->imports;
    uint64_t deepest = 0;
    for (size_t i = 0; i < imports->count; i++)
        if (is_service(imports->items[i]))
            deepest = larger(deepest, kernel_depth(link, kernel, imports->items[i]));
    return deepest;
}

static void set_stack(struct link_component *component, uint64_t service, uint64_t own)
{
    uint64_t deepest = larger(component->bound + service, own);
    uint64_t bytes = START_BYTES + deepest + INTERRUPT_FRAME;
    component->service = deepest - component->bound;
    component->stack = (bytes + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1);
}

static void set_computed(struct link *link, struct stack_graph *kernel)
{
    uint64_t own = 0;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        stack_ends_at(kernel, ends[i]);
    for (size_t i = 0; i < sizeof kernel_own / sizeof kernel_own[0]; i++)
        own = larger(own, kernel_depth(link, kernel, kernel_own[i]));
    for (size_t i = 0; i < link->count; i++)
        set_stack(&link->components[i], service_depth(link, kernel, &link->components[i]), own);
}

void link_stacks(struct link *link)
{
    if (link->hosted) {
        for (size_t i = 0; i < link->count; i++)
            set_stack(&link->components[i], HOSTED_SERVICE, 0);
        return;
    }
    size_t size;
    const char *why = "it cannot be read";
    char *bytes = host_read(link->kernel, &size);
    struct object *object = bytes != NULL ? object_read(bytes, size, &why) : NULL;
    if (object == NULL) {
        link_fail(link, link->kernel, "%s", why);
        free(bytes);
        return;
    }
    object_decode(object, NULL, NULL);
    struct stack_graph *kernel = stack_graph_new(object);
    set_computed(link, kernel);
    stack_graph_free(kernel);
    object_free(object);
    free(bytes);
}
