/* component.h - components: a thread, a heap holder and ports each. Structure of arrays, one index.
 *
 * A component is down, up (it runs, is ready or waits), or broken: its main is gone, and its own
 * thread cleans up behind it (recover.c) and then starts main again or goes down. */
#ifndef KERNEL_COMPONENT_H
#define KERNEL_COMPONENT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/index.h"
#include "kernel/rows.h"
#include "kernel/tables.h"

enum component_life { LIFE_DOWN, LIFE_UP, LIFE_BROKEN };

/* What a component waits for, beside addresses: see wait.h. */
#define WAIT_NOTHING 0ull
#define WAIT_SOURCES 1ull         /* deed_wait2, deed_wait3: any event; it looks for itself */
#define WAIT_TIME    2ull         /* the deadline alone                                     */
#define WAIT_TIMED   (1ull << 63) /* and: there is a deadline                               */
#define WAIT_KEEPS   (1ull << 62) /* and: its context is not lent, see context.h            */
#define WAIT_FLAGS   (WAIT_TIMED | WAIT_KEEPS)

extern uint64_t component_context[OWNERS_MAX];    /* where it goes on, when it does not run      */
extern uint64_t component_waits[OWNERS_MAX];      /* for what: see wait.h; 0 when it does not;
                                                     read by component_wait                      */
extern uint64_t component_above[OWNERS_MAX];      /* what of ready_map goes before it           */
extern uint8_t component_priority[OWNERS_MAX];    /* of the context of this number              */
extern uint32_t component_on[OWNERS_MAX];         /* the context to go on on, see context.h     */
extern uint8_t component_life[OWNERS_MAX];        /* enum component_life                         */
extern void *component_result[OWNERS_MAX];        /* what it waited for; NULL: it was not to be  */
extern uint32_t component_holder[COMPONENTS_MAX]; /* its word in the shared heap            */
extern uint32_t component_endpoints[OWNERS_MAX];  /* endpoints that it owns                 */
extern uint32_t component_channels[COMPONENTS_MAX]; /* channels that it opened and that exist */
extern uint8_t component_kept[COMPONENTS_MAX];      /* of those, kept for a port of it */
extern uint32_t component_objects[OWNERS_MAX];      /* heap objects that it owns              */
extern uint32_t component_port[COMPONENTS_MAX];     /* the number of its first port           */
extern uint64_t component_sent[OWNERS_MAX];         /* messages since boot                    */
extern uint64_t component_received[OWNERS_MAX];
/* Of those that are no copies; copies never start again. */
extern uint64_t component_started[COMPONENTS_MAX]; /* cycles */
extern uint32_t component_restarts[COMPONENTS_MAX];

extern bool component_wanted[COMPONENTS_MAX];     /* broken, and to be started when cleaned up */
extern uint8_t component_reason[COMPONENTS_MAX];  /* enum deed_reason: why it last stopped  */
extern uint32_t component_origin[COMPONENTS_MAX]; /* of a copy: the component that it is one of */
extern uint64_t component_where[COMPONENTS_MAX];  /* the instruction, 0 if none             */

/* Ports are numbered through all components. What main gets is a row of these pointers. */
extern void *port_pointer[PORTS_MAX];

/*@ logic integer component_text(integer c) = c >= deed_component_total ? component_origin[c] : c;
    logic struct component_table *component_row(integer c) =
      (struct component_table *)&deed_components[component_text(c)];

    // it is one of the system file, or a copy of one
    predicate component_listed(integer c) =
      c < COMPONENTS_MAX && component_text(c) < deed_component_total &&
      \valid_read(&deed_components[0 .. deed_component_total - 1]);
    predicate component_named(integer c) =
      component_listed(c) && text_ends(component_row(c)->name);
    // what the image says of its text: lines, each of a file; and functions, up to a last one
    predicate component_lined(struct image_table *t) =
      \valid_read(t->line_count) && *t->line_count <= INT32_MAX &&
      \valid_read(t->lines + (0 .. *t->line_count - 1)) &&
      \forall integer i; 0 <= i < *t->line_count ==> \valid_read(t->files + t->lines[i].file);
    predicate component_line_of{L}(struct image_table *t, integer offset, integer i) =
      0 <= i < *t->line_count && t->lines[i].offset <= offset &&
      (i + 1 < *t->line_count ==> offset < t->lines[i + 1].offset);
    predicate component_functions_from{L}(struct function_table *f, integer i) =
      \exists integer n; i <= n < INT32_MAX && \valid_read(f + (i .. n)) &&
          f[n].offset == UINT32_MAX;
    predicate component_functions_named{L}(struct function_table *f) =
      \forall integer k; 0 <= k && \valid_read(f + k) && f[k].offset != UINT32_MAX ==>
          text_ends(f[k].name);
    predicate component_told(integer c) =
      component_listed(c) && \valid_read(component_row(c)->image) &&
      component_lined(component_row(c)->image) &&
      (uint64_t)component_row(c)->image->text_end -
          (uint64_t)component_row(c)->image->text_start < UINT32_MAX &&
      (component_row(c)->image->functions != \null ==>
          component_functions_from(component_row(c)->image->functions, 0) &&
          component_functions_named(component_row(c)->image->functions));
*/

/* What the system says of a component; of a copy (copy.h), what it says of its origin. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component >= deed_component_total;
*/
static inline bool component_is_copy(uint32_t component)
{
    return component >= deed_component_total;
}

/*@ requires component: component_listed(component);
    terminates \true; exits \false; assigns \nothing;
    ensures origin: \result == component_row(component);
*/
static inline const struct component_table *component_table(uint32_t component)
{
    return &deed_components[component_is_copy(component) ? component_origin[component] : component];
}

/* Pages that may be touched when a row of each table is (sharedheap/table.h): so many must be left
 * before there is one more component or channel. */
#define TABLES_ROOM 96u

extern const struct rows component_rows[], owner_rows[]; /* without those of other owners; with */
extern const struct rows declared_rows[];                /* of those that are no copies         */

void component_boot(void);

/* Fill in the rows of a component that is down; false when the heap has no holder for it. */
bool component_make(uint32_t component);

/* From down to up, and ready to call main on a fresh stack; the second with those that it
 * supervises, if they stopped with it and are to start with it. */
void component_begin(uint32_t component);
void component_launch(uint32_t component);

/* Its main is gone, whatever it was doing: from here its thread runs recovery. The first for a
 * component that does not run but is up, the others for the running one; the second has its own
 * idea of what to do instead. */
void component_break(uint32_t component, uint32_t reason, uint64_t where);

/* The same for one that is stopped: if it waits and has nothing, it is down at once. */
void component_stop(uint32_t component);
_Noreturn void component_leave(uint32_t reason, uint64_t where, void (*function)(void));
/*@ terminates \true; exits \true; assigns \nothing; ensures never: \false; */
_Noreturn void component_fault(uint32_t reason, uint64_t where);

/* Bytes of tables and stack that are kept for it, without ports and channels. */
/*@ requires component: component_listed(component);
    requires stack: \valid_read(component_row(component)->stack_size);
    terminates \true; exits \false; assigns \nothing;
    ensures tables: 0 < \result - *component_row(component)->stack_size < 1024;
*/
uint64_t component_bytes(uint32_t component);

/* The source line of an address in its text; 0 when unknown. */
/*@ requires told: component_told(component);
    requires file: file == \null || \valid(file);
    terminates \true; exits \false; assigns *file;
    ensures line: \result == 0 || \exists integer i; \old(component_line_of(
        component_row(component)->image,
        where - (uint64_t)component_row(component)->image->text_start, i)) &&
        \result == \old(component_row(component)->image->lines[i].line);
*/
uint32_t component_line(uint32_t component, uint64_t where, const char **file);

/* The function of its source that an address in its text comes from; NULL when unknown. */
/*@ requires told: component_told(component);
    terminates \true; exits \false; assigns \nothing;
    ensures name: \result == \null || text_ends(\result);
*/
const char *component_function(uint32_t component, uint64_t where);

/*@ requires component: component_listed(component);
    requires image: \valid_read(component_row(component)->image);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result != 0 <==>
        (uint64_t)component_row(component)->image->text_start <= instruction <
            (uint64_t)component_row(component)->image->text_end;
*/
static inline uint32_t component_of_text(uint64_t instruction, uint32_t component)
{
    return instruction >= (uint64_t)component_table(component)->image->text_start &&
           instruction < (uint64_t)component_table(component)->image->text_end;
}

/* A service's long way: kept out of the short one, which calls it in place of returning. */
#define NOINLINE __attribute__((noinline))

/* The short way itself: a copy for each service that is a case of it. */
#define INLINED inline __attribute__((always_inline))
#define INLINE  static INLINED

/* A long way is called in the place of the service: it returns to the component, which is blamed if
 * anybody is. That of a DEED_SWITCHES service leaves the registers to the caller, too. */
#define SWITCHES DEED_SWITCHES
#define IN_PLACE __attribute__((musttail))
#ifndef LEAVE_TO /* in a function that returns nothing: proof/framac.h knows it without `return`   \
                  */
#define LEAVE_TO(call) IN_PLACE return call
#endif

/* A broken rule, blamed on the component that called this service. */
#define FAULT(reason) component_fault((reason), CALLER)
#define CALLER        ((uint64_t)__builtin_return_address(0) - 1)

#endif
