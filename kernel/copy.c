/* copy.c - copies of a component; copy.h has the idea. */
#include "kernel/copy.h"

#include "kernel/component.h"
#include "kernel/port.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

#define STACKS 64u /* taken from the heap at a time: alone, each would be rounded up */

TABLE uint32_t component_origin[COMPONENTS_MAX];
TABLE uint32_t copy_count[COMPONENTS_MAX];
TABLE uint32_t copy_free[COMPONENTS_MAX];
TABLE char *copy_stack[COMPONENTS_MAX];
uint32_t copy_made;

/*@ requires origin: component_listed(origin);
    requires stack: \valid_read(component_row(origin)->stack_size);
    terminates \true; exits \false; assigns \nothing;
    ensures size: \result == *component_row(origin)->stack_size;
*/
static uint32_t stack_size(uint32_t origin)
{
    return *component_table(origin)->stack_size;
}

/* Is there a stack for the next copy? */
static bool stack_ready(uint32_t origin)
{
    if (copy_count[origin] % STACKS == 0)
        copy_stack[origin] =
            heap_claim((uint64_t)STACKS * stack_size(origin), HEAP_KERNEL, HEAP_KERNEL);
    return copy_stack[origin] != NULL;
}

/* A number that no copy had, all tables filled in. */
static uint32_t make(uint32_t origin)
{
    const struct component_table *table = component_table(origin);
    uint32_t copy;

    if (copy_count[origin] == table->copies || copy_made == COMPONENTS_MAX - deed_component_total ||
        !heap_has_room(TABLES_ROOM) || !port_has_room(table->port_count))
        return NONE;
    copy = deed_component_total + copy_made;
    component_origin[copy] = origin;
    if (!component_make(copy))
        return NONE;
    if (!stack_ready(origin)) {
        heap_close(component_holder[copy]);
        component_holder[copy] = HEAP_NOBODY;
        return NONE;
    }
    copy_made++;
    copy_count[origin]++;
    copy_stack[copy] = copy_stack[origin];
    copy_stack[origin] += stack_size(origin);
    port_copy(copy, origin);
    return copy;
}

void copy_prepare(uint32_t origin)
{
    uint32_t port_count = component_table(origin)->port_count;

    while (copy_free[origin] == 0 &&
           (rows_grow(ROWS_COMPONENT, copy_numbers_end()) || port_grow(port_count)))
        ;
}

uint32_t copy_start(uint32_t origin)
{
    uint32_t copy = copy_free[origin];

    if (copy != 0)
        copy_free[origin] = copy_free[copy];
    else
        copy = make(origin);
    if (copy != NONE)
        component_launch(copy);
    return copy;
}

void copy_end(uint32_t copy)
{
    uint32_t origin = component_origin[copy];

    copy_free[copy] = copy_free[origin];
    copy_free[origin] = copy;
}

uint32_t copy_numbers_end(void)
{
    return deed_component_total + copy_made;
}

uint64_t copy_stack_top(uint32_t copy)
{
    return (uint64_t)copy_stack[copy] + stack_size(component_origin[copy]);
}
