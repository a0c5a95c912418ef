/* drop.c - a component drops an object, see drop.h. */
#include "kernel/drop.h"

#include <stddef.h>

#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "sdk/include/deed/checked.h"

// clang-format off
#define GIVEN_BACK                                                                                 \
    OWN_INVARIANT(ensures)                                                                         \
    OWN_ALONE(core.current)                                                                        \
    ensures dropped: \result ==> \old(own_has(core.current, object)) &&                            \
        heap_gone(place_at(object));                                                               \
    ensures refused: !\result ==> heap_untouched{Pre,Post} && !own_has(core.current, object);
// clang-format on

/* Its object is kept for it, or returns to the heap; false when it is not its own. */
/*@ OWN_INVARIANT(requires)
    requires some: object != \null;
    terminates \true; exits \false; assigns DROP_TABLES;
    GIVEN_BACK
*/
static bool keep_or_drop(void *object)
{
    if (own_keep(object))
        return true;
    //@ assert untouched: heap_untouched{Pre,Here};
    /*@ assert others: \forall integer g; 0 <= g < OWNER_GRANULES &&
            own_another{Pre}(core.current, g) ==> own_another(core.current, g); */
    //@ assert its: own_has(core.current, object) ==> own_has{Pre}(core.current, object);
    bool dropped = own_drop(object);
    //@ assert dropped: dropped ==> own_has{Pre}(core.current, object);
    //@ assert isolated: own_isolated{Pre,Here}(core.current);
    //@ assert refused: !dropped ==> heap_untouched{Pre,Here};
    return dropped;
}

/* The same; it is not kept where something is that nobody has. */
/*@ OWN_INVARIANT(requires)
    requires some: object != \null;
    terminates \true; exits \false; assigns DROP_TABLES;
    GIVEN_BACK
*/
static bool give_back(void *object)
{
    return own_is_idle(core.current) ? own_drop(object) : keep_or_drop(object);
}

/* For the service that was called from here. */
/*@ OWN_INVARIANT(requires)
    terminates \true;
    DROP_SERVICE
*/
static NOINLINE void drop_long(void *object, uint64_t caller)
{
    if (object == NULL) {
        machine_interrupts_on();
        return;
    }
    if (!give_back(object))
        component_fault(deed_reason_ownership, caller);
    component_objects[core.current]--;
    recorder_drop(object);
    machine_interrupts_on();
}

/* It is what is kept for the running component, and the keeper's again. Where none is kept, there
 * is null, and its place is 0, which may well be the caller's. */
/*@ OWN_INVARIANT(requires)
    requires current: current == core.current;
    terminates \true; exits \false;
    assigns owner_word[own_place[core.current]];
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures dropped: \result ==> object != \null && \old(own_has(core.current, object)) &&
        heap_gone(place_at(object));
    ensures refused: !\result ==> heap_untouched{Pre,Post};
*/
static inline bool drop_kept(uint64_t current, const void *object)
{
    return object != NULL && own_kept[current] == object && own_drop_kept(current);
}

void deed_drop(void *object)
{
    uint64_t current;

    machine_interrupts_off();
    current = core.current;
    if (!drop_kept(current, object)) {
        //@ assert untouched: heap_untouched{Pre,Here};
        /*@ assert others: \forall integer g; 0 <= g < OWNER_GRANULES &&
                own_another{Pre}(core.current, g) ==> own_another(core.current, g); */
        //@ assert its: own_has(core.current, object) <==> own_has{Pre}(core.current, object);
        drop_long(object, CALLER);
        //@ assert isolated: own_isolated{Pre,Here}(core.current);
        //@ assert dropped: object != \null ==> own_has{Pre}(core.current, object);
        //@ assert nothing: object == \null ==> heap_untouched{Pre,Here};
        return;
    }
    component_objects[current]--;
    recorder_drop(object);
    machine_interrupts_on();
}
