/* restart.h - whether, and when, a component that has ended starts again: by its policy in the
 * system file, by what its supervisor's says of children, and not while the machine is shut down.
 */
#ifndef KERNEL_RESTART_H
#define KERNEL_RESTART_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/component.h"
#include "kernel/rows.h"
#include "sdk/include/deed/checked.h"

/* What a component that is no copy takes in the tables here. */
extern const struct rows restart_rows[];
#define RESTART_BYTES (2 * sizeof(uint64_t) + sizeof(uint8_t))

enum restart_verdict { RESTART_STAYS, RESTART_AGAIN, RESTART_GIVES_UP };

struct restart_record {
    uint64_t begin; /* cycles: of the time in which restarts are counted */
    uint32_t count; /* restarts since then                               */
    uint32_t row;   /* restarts, none of which held long                 */
};

extern struct restart_record restart_record[COMPONENTS_MAX];
extern bool restart_held[COMPONENTS_MAX]; /* by the end of its supervisor: stays down */
extern bool restart_over;

// clang-format off
/*@ predicate restart_rules_there(integer c) = component_listed(c) &&
      (component_row(c)->rules == \null || \valid_read(component_row(c)->rules));
    logic integer restart_children(integer c) =
      component_row(c)->rules == \null ? CHILDREN_POLICY_STAY : component_row(c)->rules->children;
    predicate restart_child(integer c, integer supervisor) =
      component_row(c)->supervisor == supervisor + 1;
    // whatever it has ended by, its policy says that it stays down
    predicate restart_policy_stays(integer c) =
      component_row(c)->restart == RESTART_POLICY_NEVER ||
      (component_row(c)->restart == RESTART_POLICY_ON_FAULT &&
          (component_reason[c] == deed_reason_exit || component_reason[c] == deed_reason_stopped));
*/
// clang-format on

/* Of a component that has just ended; asked once for each end. May wait for the clock. */
enum restart_verdict restart_judge(uint32_t component);

/* The running component, which starts again, waits until it may. False: somebody has stopped it in
 * the midst of the pause that its rules ask for. */
bool restart_pause(uint32_t component);

/* Somebody has started it: what was before does not count. */
/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns restart_record[component], restart_held[component];
    ensures forgotten: restart_record[component].begin == 0 &&
        restart_record[component].count == 0 && restart_record[component].row == 0;
    ensures free: !restart_held[component];
*/
void restart_forget(uint32_t component);

/* It has ended: stop those that it supervises, if they are to. They stay down. */
void restart_stop_children(uint32_t component);

/* It starts: so do those that stopped with it, if they are to. */
void restart_start_children(uint32_t component);

/* Does it stay down whatever its policy says? */
/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> restart_over || restart_held[component];
*/
bool restart_is_held(uint32_t component);

/* From now on nothing starts any more. */
/*@ terminates \true; exits \false; assigns restart_over; ensures over: restart_over; */
void restart_no_more(void);
/*@ terminates \true; exits \false; assigns \nothing; ensures yes: \result <==> restart_over; */
bool restart_is_over(void);

#endif
