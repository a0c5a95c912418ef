/* copy.h - copies of a component: one for each channel that is opened to a port of it.
 *
 * A component of which there are copies never runs itself; it stands for them, as the origin of
 * each: the code is there once, and so is all that the system file says of it. Who opens a port
 * that leads to it starts a copy, with a stack, a heap budget and ports of its own, and has the
 * only channel to it. A copy ends when its main returns, or breaks. Its number, its ports, its
 * place in the heap's books and its stack are kept for the next of the same origin: so numbers
 * never mean something else, and starting one is O(1) but for growth. With interrupts off. */
#ifndef KERNEL_COPY_H
#define KERNEL_COPY_H

#include <stdint.h>

#include "kernel/component.h"
#include "kernel/rows.h"

extern uint32_t copy_count[COMPONENTS_MAX]; /* of an origin: copies that were ever made        */
extern uint32_t copy_free[COMPONENTS_MAX];  /* the next that has ended, first of an origin,
                                               then of each copy; 0: none                      */
extern char *copy_stack[COMPONENTS_MAX];    /* of a copy; of an origin: of its next copy       */
extern uint32_t copy_made;                  /* copies of all origins                           */

/* What any component takes in the tables here, and what its origin takes. */
extern const struct rows copy_rows[], origin_rows[];
#define COPY_BYTES (3 * sizeof(uint32_t) + sizeof(char *))

/* Have ready what the next copy needs; others may run meanwhile. */
void copy_prepare(uint32_t origin);

/* A fresh copy, ready to call main; NONE when there may not be more, or memory is spent. */
uint32_t copy_start(uint32_t origin);

/* It has ended, all that it had is gone, and it does not run any more after this. */
/*@ requires copy: copy < COMPONENTS_MAX && component_origin[copy] < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns copy_free[copy], copy_free[component_origin[copy]];
    ensures first: copy_free[component_origin[copy]] == copy;
    ensures next: component_origin[copy] != copy ==>
        copy_free[copy] == \old(copy_free[component_origin[copy]]);
*/
void copy_end(uint32_t copy);

/* All components, copies or not, have numbers below this one. */
/*@ requires bound: deed_component_total + copy_made <= COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == deed_component_total + copy_made;
*/
uint32_t copy_numbers_end(void);

/* The top of its stack. */
/*@ requires copy: copy < COMPONENTS_MAX && component_listed(component_origin[copy]);
    requires stack: \valid_read(component_row(component_origin[copy])->stack_size);
    terminates \true; exits \false; assigns \nothing;
    ensures top: \result == (uint64_t)((uint64_t)copy_stack[copy] +
        *component_row(component_origin[copy])->stack_size);
*/
uint64_t copy_stack_top(uint32_t copy);

#endif
