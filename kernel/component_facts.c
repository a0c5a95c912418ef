/* component_facts.c - what is known of a component whatever it does: where in its source an address
 * comes from, and what the kernel keeps for it. */
#include "kernel/budget.h"
#include "kernel/component.h"
#include "kernel/copy.h"
#include "kernel/object.h"
#include "kernel/restart.h"
#include "kernel/run_queue.h"
#include "kernel/set.h"
#include "kernel/shutdown.h"
#include "kernel/timer.h"

uint64_t component_bytes(uint32_t component)
{
    return sizeof component_context[0] + sizeof component_waits[0] + sizeof component_above[0] +
           sizeof component_priority[0] + sizeof component_on[0] + sizeof component_life[0] +
           sizeof ready_next[0] + sizeof ready_previous[0] + sizeof component_result[0] +
           sizeof component_holder[0] + sizeof component_endpoints[0] +
           sizeof component_channels[0] + sizeof component_kept[0] + sizeof component_objects[0] +
           sizeof component_port[0] + sizeof component_sent[0] + sizeof component_received[0] +
           sizeof component_started[0] + sizeof component_restarts[0] + sizeof component_wanted[0] +
           sizeof component_reason[0] + sizeof component_where[0] + sizeof budget_number[0] +
           SHUTDOWN_BYTES + MAKER_BYTES + COPY_BYTES + RESTART_BYTES + TIMER_BYTES + OBJECT_BYTES +
           sizeof deed_components[0] + *component_table(component)->stack_size;
}

uint32_t component_line(uint32_t component, uint64_t where, const char **file)
{
    const struct image_table *image = component_table(component)->image;
    uint64_t offset = where - (uint64_t)image->text_start;
    uint32_t low = 0, high = *image->line_count;
    const struct line_table *at;

    if (!component_of_text(where, component))
        return 0;
    /*@ loop invariant range: 0 <= low <= high <= *image->line_count;
        loop invariant below: low > 0 ==> image->lines[low - 1].offset <= offset;
        loop invariant above: high < *image->line_count ==> offset < image->lines[high].offset;
        loop assigns low, high;
        loop variant high - low;
    */
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (image->lines[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return 0;
    //@ assert found: component_line_of(image, offset, low - 1);
    at = &image->lines[low - 1];
    if (file)
        *file = image->files[at->file];
    return at->line;
}

const char *component_function(uint32_t component, uint64_t where)
{
    const struct image_table *image = component_table(component)->image;
    const struct function_table *functions = image->functions;
    uint64_t offset = where - (uint64_t)image->text_start;
    const char *name = NULL;

    if (functions == NULL || !component_of_text(where, component))
        return NULL;
    /*@ loop invariant more: component_functions_from(functions, i);
        loop invariant name: name == \null || text_ends(name);
        loop assigns i, name;
        loop variant INT32_MAX - i;
    */
    for (uint32_t i = 0; functions[i].offset <= offset; i++)
        name = functions[i].name;
    return name;
}
