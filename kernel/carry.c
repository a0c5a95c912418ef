/* carry.c - see carry.h: one operation of the heap a function. */
#include "kernel/carry.h"

bool carry_leave(const void *object, uint32_t holder, uint32_t owner)
{
    if (!heap_give(object, component_holder[core.current], holder))
        return false;
    component_objects[core.current]--;
    component_objects[owner]++;
    return true;
}

bool carry_arrive(const void *object, uint32_t holder, uint32_t owner, uint32_t component)
{
    if (!heap_give(object, holder, component_holder[component]))
        return false;
    component_objects[owner]--;
    component_objects[component]++;
    return true;
}

bool carry_drop(const void *object, uint32_t holder, uint32_t owner)
{
    if (!heap_drop(object, holder))
        return false;
    component_objects[owner]--;
    return true;
}
