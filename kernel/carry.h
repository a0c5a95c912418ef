/* carry.h - objects that messages carry: each leaves the running component for a queue or for its
 * receiver, arrives with the receiver, or is dropped on the way. One object of the heap changes,
 * the one that is said, and only if it is whose it is said to be; the counts of both owners follow.
 * With interrupts off. */
#ifndef KERNEL_CARRY_H
#define KERNEL_CARRY_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/own.h"
#include "sharedheap/heap.h"

extern uint32_t component_objects[OWNERS_MAX]; /* of component.h: heap objects that it owns */

/*@ predicate carry_has{L}(integer holder, void *object) =
      place_at(object) != OWNER_NONE && owner_word[place_at(object)] == holder;
    // it is one less for the one, and one more for the other
    predicate carry_counted{L1,L2}(integer from, integer to) = from != to ==>
      \at(component_objects[from], L2) == (uint32_t)(\at(component_objects[from], L1) - 1) &&
      \at(component_objects[to], L2) == (uint32_t)(\at(component_objects[to], L1) + 1);
    predicate carry_uncounted{L1,L2} = \forall integer c; 0 <= c < OWNERS_MAX ==>
      \at(component_objects[c], L1) == \at(component_objects[c], L2);
*/

/* From the running component to a holder that lives; `owner` is whose it is then: a component, or
 * FLYING in a queue. False when it is not its own. */
/*@ HEAP_INVARIANT(requires)
    requires runs: own_holds(core.current);
    requires to: owner_live(holder) && heap_common(holder);
    requires owner: owner < OWNERS_MAX;
    terminates \true; exits \false;
    assigns owner_word[place_at(object)], component_objects[core.current],
            component_objects[owner];
    HEAP_INVARIANT(ensures)
    ensures moved: \result ==> \old(own_has(core.current, object)) && carry_has(holder, object) &&
        carry_counted{Pre,Post}(core.current, owner);
    ensures alone: heap_alone{Pre,Post}(place_at(object));
    ensures refused: !\result ==> heap_untouched{Pre,Post} && !own_has(core.current, object) &&
        carry_uncounted{Pre,Post};
*/
bool carry_leave(const void *object, uint32_t holder, uint32_t owner);

/* From this holder, and who it is the holder of, to a component; false when it is not his. */
/*@ HEAP_INVARIANT(requires)
    requires from: heap_common(holder) && owner < OWNERS_MAX;
    requires to: own_holds(component);
    terminates \true; exits \false;
    assigns owner_word[place_at(object)], component_objects[owner], component_objects[component];
    HEAP_INVARIANT(ensures)
    ensures moved: \result ==> \old(carry_has(holder, object)) && own_has(component, object) &&
        carry_counted{Pre,Post}(owner, component);
    ensures alone: heap_alone{Pre,Post}(place_at(object));
    ensures refused: !\result ==> heap_untouched{Pre,Post} && !carry_has(holder, object) &&
        carry_uncounted{Pre,Post};
*/
bool carry_arrive(const void *object, uint32_t holder, uint32_t owner, uint32_t component);

/* It goes, if it is this holder's; and with it what is frozen, if it was the last handle to that.
 */
/*@ HEAP_INVARIANT(requires)
    requires from: heap_common(holder) && owner < OWNERS_MAX;
    terminates \true; exits \false;
    assigns HEAP_TABLES, component_objects[owner];
    HEAP_INVARIANT(ensures)
    ensures dropped: \result ==> \old(carry_has(holder, object)) && heap_gone(place_at(object)) &&
        component_objects[owner] == (uint32_t)(\old(component_objects[owner]) - 1);
    ensures spared: heap_spared{Pre,Post}(place_at(object)) && holder_steady{Pre,Post};
    ensures refused: !\result ==> heap_untouched{Pre,Post} && !carry_has(holder, object) &&
        carry_uncounted{Pre,Post};
*/
bool carry_drop(const void *object, uint32_t holder, uint32_t owner);

#endif
