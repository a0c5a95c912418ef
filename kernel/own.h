/* own.h - what is asked of the heap in the name of the running component: here and nowhere else do
 * the services of objects (object.c) change anything in the heap. The contracts are what the
 * theorem of the heap (proof/theorem.h) wants of a holder `me`: that is the running component's,
 * and no service says another. So of what others own, and of what is kept for them, nothing
 * changes.
 *
 * One of the smallest objects that a component pays for is kept for it (heap_keep): whoever drops
 * it, it stays charged, its owner is the keeper, and taking it again is one store. So the heap's
 * own books know of it; those of the component do not. With interrupts off. */
#ifndef KERNEL_OWN_H
#define KERNEL_OWN_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/core.h"
#include "kernel/index.h"
#include "sharedheap/heap.h"

extern uint32_t component_holder[COMPONENTS_MAX]; /* of component.h: its word in the heap */

/* What is kept for each component, also while somebody has it: where it is, and its place there. */
extern void *own_kept[COMPONENTS_MAX];
extern uint32_t own_place[COMPONENTS_MAX];

/*@ // a component whose holder lives
    predicate own_holds{L}(integer c) =
      0 <= c < COMPONENTS_MAX && owner_live(component_holder[c]) &&
      heap_common(component_holder[c]);
    // what is kept for a component is what the heap keeps for its holder
    predicate own_agrees{L} =
      \forall integer c; 0 <= c < COMPONENTS_MAX ==>
          (own_kept[c] == \null ==> own_place[c] == 0) &&
          (own_kept[c] != \null ==> own_holds(c) && 0 < own_place[c] < OWNER_GRANULES &&
              own_place[c] == heap_kept[owner_slot(component_holder[c])] &&
              own_place[c] == place_at(own_kept[c]));
    // no other for whom something is kept has the same holder
    predicate own_apart{L}(integer c) =
      \forall integer d; 0 <= d < COMPONENTS_MAX && d != c && own_kept[d] != \null ==>
          owner_slot(component_holder[d]) != owner_slot(component_holder[c]);
    predicate own_has{L}(integer c, void *object) =
      place_at(object) != OWNER_NONE && owner_word[place_at(object)] == component_holder[c];

    // The object at g is neither the component's, nor kept for it, nor frozen.
    predicate own_another{L}(integer c, integer g) =
      owner_word[g] != 0 && owner_word[g] != HOLDER_FROZEN &&
      owner_word[g] != component_holder[c] &&
      !(owner_word[g] == HOLDER_KEEPER && owner_payer[g] == owner_slot(component_holder[c]));
    // It has the same owner, payer and size, and is a handle to the same, if it is one.
    predicate own_isolated{L1,L2}(integer c) =
      \forall integer g; 0 <= g < OWNER_GRANULES && own_another{L1}(c, g) ==> heap_same{L1,L2}(g);
*/
// clang-format off
#define OWN_INVARIANT(clause)                                                                      \
    HEAP_INVARIANT(clause) clause runs: own_holds(core.current);                                   \
    clause agrees: own_agrees; clause apart: own_apart(core.current);
/* Others keep what they have, live on, and may be charged as much as before. */
#define OWN_ALONE(component)                                                                       \
    ensures isolated: own_isolated{Pre,Post}(component);                                           \
    ensures steady: holder_steady{Pre,Post};
// clang-format on

/* Is something kept for this component that nobody has? Where none is kept, there is nobody's
 * place. */
/*@ requires component: component < COMPONENTS_MAX;
    requires based: place_based;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> own_kept[component] != \null &&
        place_at(own_kept[component]) != OWNER_NONE &&
        owner_word[place_at(own_kept[component])] == HOLDER_KEEPER;
*/
bool own_is_idle(uint32_t component);

/* An object for the running component, charged to it; null when the budget or the memory is spent.
 */
/*@ OWN_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures its: \result != \null ==> own_has(core.current, \result);
    ensures size: \result != \null ==> size <= owner_units[place_at(\result) / 64] * 64;
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *own_claim(uint64_t size);

/* Its object returns to the heap; false when it is not its own. */
/*@ OWN_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures dropped: \result ==> \old(own_has(core.current, object)) && heap_gone(place_at(object));
    ensures refused: !\result ==> heap_untouched{Pre,Post} && !own_has(core.current, object);
*/
bool own_drop(const void *object);

/* Its vector is frozen, and it has a handle to it; null when that costs too much. */
/*@ OWN_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures body: \result != \null ==> \old(own_has(core.current, vector)) &&
        owner_word[place_at(vector)] == HOLDER_FROZEN;
    ensures handle: \result != \null ==> own_has(core.current, \result) &&
        frozen_word[place_at(\result)] == FROZEN_HANDLE + place_at(vector);
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *own_freeze(const void *vector);

/* It has one more handle to what its handle is to. */
/*@ OWN_INVARIANT(requires)
    terminates \true; exits \false;
    assigns HEAP_TABLES;
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures handle: \result != \null ==> own_has(core.current, handle) &&
        own_has(core.current, \result) &&
        frozen_word[place_at(\result)] == frozen_word[place_at(handle)];
    ensures refused: \result == \null ==> heap_untouched{Pre,Post};
*/
void *own_share(const void *handle);

/* Its object is kept for it from now on, instead of what was, and the keeper has it; false when it
 * cannot be: see heap_keep. */
/*@ OWN_INVARIANT(requires)
    requires some: object != \null;
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[component_holder[core.current] % HOLDER_SPAN],
            own_kept[core.current], own_place[core.current];
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures kept: \result ==> \old(own_has(core.current, object)) &&
        own_kept[core.current] == object && owner_word[place_at(object)] == HOLDER_KEEPER;
    ensures refused: !\result ==> heap_untouched{Pre,Post};
*/
bool own_keep(void *object);

/* The short way: what is kept is its again; and the keeper's. False, and nothing has changed, when
 * it was not the keeper's; its own. */
/*@ OWN_INVARIANT(requires)
    requires current: current == core.current;
    terminates \true; exits \false;
    assigns owner_word[own_place[core.current]];
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures its: \result ==> own_kept[current] != \null && own_has(current, own_kept[current]);
    ensures refused: !\result ==> heap_untouched{Pre,Post};
*/
bool own_take_kept(uint64_t current);
/*@ OWN_INVARIANT(requires)
    requires current: current == core.current;
    requires some: own_kept[current] != \null;
    terminates \true; exits \false;
    assigns owner_word[own_place[core.current]];
    OWN_INVARIANT(ensures)
    OWN_ALONE(core.current)
    ensures kept: \result ==> \old(own_has(current, own_kept[current])) &&
        owner_word[place_at(own_kept[current])] == HOLDER_KEEPER;
    ensures refused: !\result ==> heap_untouched{Pre,Post};
*/
bool own_drop_kept(uint64_t current);

/* Nothing is kept for this component any more: what was returns to the heap, now or when it is
 * dropped. */
/*@ HEAP_INVARIANT(requires)
    requires holds: own_holds(component);
    requires agrees: own_agrees;
    requires apart: own_apart(component);
    terminates \true; exits \false;
    assigns HEAP_TABLES, heap_kept[component_holder[component] % HOLDER_SPAN],
            own_kept[component], own_place[component];
    HEAP_INVARIANT(ensures)
    ensures agrees: own_agrees;
    ensures none: own_kept[component] == \null &&
        heap_kept[owner_slot(component_holder[component])] == 0;
    OWN_ALONE(component)
*/
void own_return(uint32_t component);

#endif
