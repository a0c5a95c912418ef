/* drop.h - what is proved of the service deed_drop (sdk/include/deed/heap.h): the object of the
 * running component returns, and nothing changes of any other; of what is not its own nothing
 * changes at all, and the component is stopped. */
#ifndef KERNEL_DROP_H
#define KERNEL_DROP_H

#include "kernel/own.h"
#include "sdk/include/deed/heap.h"

extern uint32_t component_objects[OWNERS_MAX]; /* of component.h: objects that it owns */

/*@ predicate drop_counted{L1,L2}(integer c, integer gone) =
      \at(component_objects[c], L2) == (uint32_t)(\at(component_objects[c], L1) - gone);
*/
// clang-format off
#define DROP_TABLES                                                                                \
    HEAP_TABLES, heap_kept[component_holder[core.current] % HOLDER_SPAN], own_kept[core.current],  \
    own_place[core.current]
#define DROP_SERVICE                                                                               \
    exits stopped: object != \null && !\old(own_has(core.current, object)) &&                      \
        heap_untouched{Pre,Post} && drop_counted{Pre,Post}(core.current, 0);                       \
    assigns DROP_TABLES, component_objects[core.current];                                          \
    OWN_INVARIANT(ensures)                                                                         \
    OWN_ALONE(core.current)                                                                        \
    ensures dropped: object != \null ==> \old(own_has(core.current, object)) &&                    \
        heap_gone(place_at(object)) && drop_counted{Pre,Post}(core.current, 1);                    \
    ensures nothing: object == \null ==>                                                           \
        heap_untouched{Pre,Post} && drop_counted{Pre,Post}(core.current, 0);
// clang-format on

/*@ OWN_INVARIANT(requires)
    terminates \true;
    DROP_SERVICE
*/
void deed_drop(void *object);

#endif
