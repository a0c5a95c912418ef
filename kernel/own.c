/* own.c - see own.h: one operation of the heap a function. */
#include "kernel/own.h"

#include <stddef.h>

#include "sharedheap/table.h"

TABLE void *own_kept[COMPONENTS_MAX];
TABLE uint32_t own_place[COMPONENTS_MAX];

bool own_is_idle(uint32_t component)
{
    return own_kept[component] && heap_owner(own_kept[component]) == HEAP_KEEPER;
}

void *own_claim(uint64_t size)
{
    uint32_t holder = component_holder[core.current];
    void *object = heap_claim(size, holder, holder);

    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    //@ assert alone: heap_alone{Pre,Here}(object == \null ? OWNER_NONE : place_at(object));
    return object;
}

bool own_drop(const void *object)
{
    bool dropped = heap_drop(object, component_holder[core.current]);

    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    return dropped;
}

void *own_freeze(const void *vector)
{
    uint32_t holder = component_holder[core.current];
    void *handle = heap_freeze(vector, holder, holder);

    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    /*@ assert apart: handle != \null ==> \forall integer g; 0 <= g < OWNER_GRANULES &&
            own_another{Pre}(core.current, g) ==> g != place_at(vector) && g != place_at(handle); */
    return handle;
}

void *own_share(const void *handle)
{
    uint32_t holder = component_holder[core.current];
    void *another = heap_share(handle, holder, holder);

    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    return another;
}

bool own_keep(void *object)
{
    uint32_t current = core.current;
    uint32_t place = heap_keep(object, component_holder[current]);

    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    if (place == 0) {
        //@ assert untouched: own_agrees;
        return false;
    }
    own_kept[current] = object;
    own_place[current] = place;
    /*@ assert others: \forall integer d; 0 <= d < COMPONENTS_MAX && d != current &&
            own_kept[d] != \null ==>
                heap_kept[owner_slot(component_holder[d])] ==
                    \at(heap_kept[owner_slot(component_holder[d])], Pre); */
    //@ assert agrees: own_agrees;
    return true;
}

bool own_take_kept(uint64_t current)
{
    return heap_pass(own_place[current], HEAP_KEEPER, component_holder[current]);
}

bool own_drop_kept(uint64_t current)
{
    return heap_pass(own_place[current], component_holder[current], HEAP_KEEPER);
}

void own_return(uint32_t component)
{
    heap_unkeep(component_holder[component]);
    own_kept[component] = NULL;
    own_place[component] = 0;
    //@ assert still: \forall integer c; own_holds{Pre}(c) ==> own_holds(c);
    /*@ assert others: \forall integer d; 0 <= d < COMPONENTS_MAX && d != component &&
            own_kept[d] != \null ==>
                heap_kept[owner_slot(component_holder[d])] ==
                    \at(heap_kept[owner_slot(component_holder[d])], Pre); */
}
