/* others.h - what is true of the tables of the kernel together, whenever another component may run;
 * and what of them may have changed when the running one goes on.
 *
 * What is true of one table stands in the header of the module that owns it. Here is what relates
 * several, and the one contract of all that lets others run: machine_switch
 * (proof/machine/switch.h) and what is built on it in schedule.h, machine_breathe and machine_idle.
 * Such a function requires and ensures KERNEL_INVARIANT, assigns KERNEL_TABLES, and ensures
 * KERNEL_STAYS: what only the component itself changes while it lives; one that is stopped never
 * comes back to where it was. `terminates` says of these that the kernel itself ends; whether a
 * component is ever chosen again is a matter of who is more urgent.
 *
 * This reads every header with tables. So none of those has a contract that says KERNEL_TABLES: a
 * function that lets others run and that such a header would declare needs another one. A table
 * that is static cannot be named here: where a proved file lets others run, its tables are extern,
 * and named below. Nor are slots and rings of messages named, which lie in the heap: nobody keeps a
 * pointer to one while others run. */
#ifndef KERNEL_OTHERS_H
#define KERNEL_OTHERS_H

#include "kernel/budget.h"
#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/copy.h"
#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/invariant.h"
#include "kernel/own.h"
#include "kernel/port.h"
#include "kernel/queue.h"
#include "kernel/restart.h"
#include "kernel/rows.h"
#include "kernel/run_queue.h"
#include "kernel/served.h"
#include "kernel/set.h"
#include "kernel/shutdown.h"
#include "kernel/timer.h"
#include "kernel/virtqueue.h"

// clang-format off
#define CORE_TABLES                                                                                \
    core.current, core.kept, core.context, core.barred, core.handoff, core.slice_end,              \
    core.budgets, core.charged_until, core.budget_end, core.alarms
#define COMPONENT_TABLES                                                                           \
    component_context[0 .. OWNERS_MAX - 1], component_waits[0 .. OWNERS_MAX - 1],                  \
    component_above[0 .. OWNERS_MAX - 1], component_priority[0 .. OWNERS_MAX - 1],                 \
    component_on[0 .. OWNERS_MAX - 1], component_life[0 .. OWNERS_MAX - 1],                        \
    component_result[0 .. OWNERS_MAX - 1], component_holder[0 .. COMPONENTS_MAX - 1],              \
    component_endpoints[0 .. OWNERS_MAX - 1], component_channels[0 .. COMPONENTS_MAX - 1],         \
    component_kept[0 .. COMPONENTS_MAX - 1], component_objects[0 .. OWNERS_MAX - 1],               \
    component_port[0 .. COMPONENTS_MAX - 1], component_sent[0 .. OWNERS_MAX - 1],                  \
    component_received[0 .. OWNERS_MAX - 1], component_started[0 .. COMPONENTS_MAX - 1],           \
    component_restarts[0 .. COMPONENTS_MAX - 1], component_wanted[0 .. COMPONENTS_MAX - 1],        \
    component_reason[0 .. COMPONENTS_MAX - 1], component_origin[0 .. COMPONENTS_MAX - 1],          \
    component_where[0 .. COMPONENTS_MAX - 1], copy_count[0 .. COMPONENTS_MAX - 1],                 \
    copy_free[0 .. COMPONENTS_MAX - 1], copy_stack[0 .. COMPONENTS_MAX - 1], copy_made
#define ENDPOINT_TABLES                                                                            \
    endpoint_face[0 .. ENDPOINTS_MAX - 1], endpoint_next[0 .. ENDPOINTS_MAX - 1],                  \
    endpoint_previous[0 .. ENDPOINTS_MAX - 1], queue_of[0 .. ENDPOINTS_MAX - 1],                   \
    CHANNEL_TABLES, channel_orphans, set_face[0 .. SETS_MAX - 1]
#define PORT_TABLES                                                                                \
    port_pointer[0 .. PORTS_MAX - 1], port_client[0 .. PORTS_MAX - 1],                             \
    port_ioports[0 .. PORTS_MAX - 1], port_owner[0 .. PORTS_MAX - 1],                              \
    port_server[0 .. PORTS_MAX - 1], port_end[0 .. PORTS_MAX - 1],                                 \
    port_clients[0 .. PORTS_MAX - 1], port_first_client[0 .. PORTS_MAX - 1],                       \
    port_next_client[0 .. PORTS_MAX - 1], port_total
#define TIME_TABLES                                                                                \
    timer_deadline[0 .. TIMERS - 1], timer_count, TIMER_TABLES, TIMER_GHOSTS, machine_alarm_at,    \
    machine_time, budget_number[0 .. OWNERS_MAX - 1], budget_table[0 .. BUDGETS_MAX - 1]
#define VIRTIO_ROW(q)                                                                              \
    virtio_under_way[q][0 .. VIRTIO_OFFERS - 1], virtio_empty[q][0 .. VIRTIO_OFFERS - 1],          \
    offers[q][0 .. VIRTIO_OFFERS - 1]
#define VIRTIO_TABLES                                                                              \
    virtio_rings[0 .. VIRTIO_QUEUES - 1], virtio_collected[0 .. VIRTIO_QUEUES - 1],                \
    offers_port[0 .. VIRTIO_QUEUES - 1], offers_queues, virtqueue_endpoint[0 .. VIRTIO_QUEUES - 1], \
    virtqueue_holder[0 .. VIRTIO_QUEUES - 1], virtqueue_is_open[0 .. VIRTIO_QUEUES - 1],           \
    VIRTIO_ROW(0), VIRTIO_ROW(1), VIRTIO_ROW(2), VIRTIO_ROW(3),                                    \
    VIRTIO_ROW(4), VIRTIO_ROW(5), VIRTIO_ROW(6), VIRTIO_ROW(7)
_Static_assert(VIRTIO_QUEUES == 8, "VIRTIO_TABLES names them one by one");
#define RESTART_TABLES                                                                             \
    restart_record[0 .. COMPONENTS_MAX - 1], restart_held[0 .. COMPONENTS_MAX - 1], restart_over,  \
    shutdown_is_there[0 .. COMPONENTS_MAX - 1], shutdown_goes[0 .. COMPONENTS_MAX - 1]
#define SERVED_TABLES                                                                              \
    served_line_end[0 .. MACHINE_LINES - 1], served_line_hold[0 .. MACHINE_LINES - 1],             \
    watch_end[0 .. WATCHERS_MAX - 1], watch_component[0 .. WATCHERS_MAX - 1],                      \
    watch_read[0 .. WATCHERS_MAX - 1], watch_busy[0 .. WATCHERS_MAX - 1],                          \
    watch_untold[0 .. WATCHERS_MAX - 1], watch_count,                                              \
    watch_log[0 .. WATCH_LOG - 1], watch_deaths
#define OBJECT_TABLES                                                                              \
    HEAP_TABLES, heap_kept[0 .. HOLDER_SLOTS - 1], owner_cursor, owner_again, space_limit,         \
    space_telling, own_kept[0 .. COMPONENTS_MAX - 1], own_place[0 .. COMPONENTS_MAX - 1],          \
    rows_end[0 .. ROWS_KINDS - 1], rows_page
#define MACHINE_TABLES                                                                             \
    MACHINE_PORTS, machine_masked, machine_accesses, machine_accessed, machine_width,              \
    machine_value,                                                                                 \
    machine_memory[0 .. MACHINE_MEMORY / 8 - 1]

/* All that others may have changed. Each extern table of the kernel stands here, but for those that
 * boot alone writes. */
#define KERNEL_TABLES                                                                              \
    CORE_TABLES, COMPONENT_TABLES, READY_LINKS, READY_GHOSTS, TIME_TABLES, ENDPOINT_TABLES,        \
    PORT_TABLES, OBJECT_TABLES, VIRTIO_TABLES, SERVED_TABLES, RESTART_TABLES, MACHINE_TABLES

/*@ // numbers of contexts are such, and each context has a priority
    predicate kernel_core{L} =
      core.current <= KERNEL && core.context <= KERNEL && core.barred <= 1 &&
      (core.kept == 0 || core.kept == CORE_KEEPS);
    predicate kernel_contexts{L} =
      \forall integer c; 0 <= c <= KERNEL ==>
          component_on[c] <= KERNEL && component_priority[c] < PRIORITIES;
    predicate kernel_placed{L} =
      \forall integer c; ready_in(c) ==> ready_list[c] == component_priority[component_on[c]];
    // who is up has rows in the lists
    predicate kernel_made{L} =
      \forall integer c; 0 <= c < COMPONENTS_MAX && component_life[c] != LIFE_DOWN ==>
          ready_list[c] != READY_UNMADE;
    // who runs is in no list, nor is the hand-off, nor who waits
    predicate kernel_idle{L}(integer c) = ready_list[c] == READY_NOWHERE;
    predicate kernel_running{L}(integer current) =
      current < COMPONENTS_MAX ==> kernel_idle(current);
    predicate kernel_handoff{L}(integer current) =
      core.kept != 0 ==>
          core.handoff < COMPONENTS_MAX && core.handoff != current && kernel_idle(core.handoff);
    predicate kernel_waiting{L}(integer current) =
      \forall integer c; 0 <= c < COMPONENTS_MAX && c != current && component_waits[c] != 0 ==>
          kernel_idle(c) && !(core.kept != 0 && core.handoff == c);
    // who waits with a deadline, and nobody else, has a timer
    predicate kernel_timed{L} =
      \forall integer c; 0 <= c < COMPONENTS_MAX ==>
          (timer_is_set(c) <==> (component_waits[c] & WAIT_TIMED) != 0);
    predicate kernel_untimed{L}(integer current) =
      current < COMPONENTS_MAX ==> (component_waits[current] & WAIT_TIMED) == 0;
    predicate kernel_charged{L} = core.charged_until <= machine_time;

    // the tables of the heap agree: HEAP_INVARIANT, as one
    predicate kernel_heap{L} =
      holder_ranked && holder_linked && holder_states && holder_turns && holder_special &&
      owner_words && owner_payers && owner_places && owner_swept && owner_books && place_based &&
      pages_ranked && pages_forth && pages_back && pages_fronts && pages_highest && pages_lower &&
      run_orders && run_bodies && run_heads && run_merged && run_listed && run_sum &&
      space_bounds && space_fresh &&
      slab_sizes && slab_vacant && slab_taken && slab_listed && slab_only && slab_fresh &&
      slab_reached && chunk_pages && chunk_bodies && chunk_runs && chunk_begins &&
      chunk_whole(OWNER_NONE) && frozen_bodies && frozen_counts && heap_frozen &&
      heap_handles(OWNER_NONE) && heap_keeps(OWNER_NONE) && heap_keeper(OWNER_NONE);

    // its endpoints, sets and objects are a component's as long as it keeps them
    predicate kernel_ends_stay{L1,L2}(integer c) =
      \forall integer e; 0 <= e < ENDPOINTS_MAX && \at(endpoint_face[e].owner, L1) == c ==>
          \at(endpoint_face[e].owner, L2) == c &&
          \at(endpoint_face[e].contract, L2) == \at(endpoint_face[e].contract, L1) &&
          \at(endpoint_face[e].messages, L2) == \at(endpoint_face[e].messages, L1) &&
          \at(endpoint_face[e].peer, L2) == \at(endpoint_face[e].peer, L1);
    predicate kernel_sets_stay{L1,L2}(integer c) =
      \forall integer s; 0 <= s < SETS_MAX && \at(set_face[s].owner, L1) == c ==>
          \at(set_face[s].owner, L2) == c;
    predicate kernel_objects_stay{L1,L2}(integer c) =
      \forall integer g; 0 <= g < OWNER_GRANULES &&
          \at(owner_word[g], L1) == \at(component_holder[c], L1) ==> heap_same{L1,L2}(g);
    predicate kernel_component_stays{L1,L2}(integer c) =
      \at(component_holder[c], L2) == \at(component_holder[c], L1) &&
      \at(component_port[c], L2) == \at(component_port[c], L1) &&
      \at(component_origin[c], L2) == \at(component_origin[c], L1) &&
      (own_holds{L1}(c) ==> own_holds{L2}(c)) && (own_apart{L1}(c) ==> own_apart{L2}(c)) &&
      kernel_ends_stay{L1,L2}(c) && kernel_sets_stay{L1,L2}(c) && kernel_objects_stay{L1,L2}(c);
    // time passes, and tables grow
    predicate kernel_goes_on{L1,L2} =
      \at(machine_time, L1) <= \at(machine_time, L2) &&
      \forall integer k; 0 <= k < ROWS_KINDS ==> \at(rows_end[k], L1) <= \at(rows_end[k], L2);
*/
/* While this component runs, or is just about to: of who is ready, of time, and of all. Who runs has
 * no deadline; who leaves may have one. */
#define SCHEDULE_INVARIANT(clause, runs)                                                           \
    READY_INVARIANT(clause)                                                                        \
    clause core: kernel_core; clause contexts: kernel_contexts; clause placed: kernel_placed;      \
    clause made: kernel_made; clause running: kernel_running(runs);                                \
    clause handoff: kernel_handoff(runs); clause waiting: kernel_waiting(runs);
#define TIME_INVARIANT(clause)                                                                     \
    TIMER_INVARIANT(clause)                                                                        \
    clause rings: timer_rings; clause sound: budget_all_sound; clause charged: kernel_charged;
#define KERNEL_WHILE(clause, runs)                                                                 \
    SCHEDULE_INVARIANT(clause, runs) TIME_INVARIANT(clause)                                        \
    clause timed: kernel_timed; clause heap: kernel_heap; clause agrees: own_agrees;
#define KERNEL_INVARIANT(clause)                                                                   \
    KERNEL_WHILE(clause, core.current) clause untimed: kernel_untimed(core.current);
/* Of who runs, and runs again. */
#define KERNEL_STAYS(who)                                                                          \
    ensures again: core.current == \old(who);                                                      \
    ensures stays: \old(who) < COMPONENTS_MAX ==> kernel_component_stays{Pre,Post}(\old(who));     \
    ensures on: kernel_goes_on{Pre,Post};
// clang-format on

/* Wait for an interrupt, or let those come that have been waiting. Called and return with
 * interrupts off. */
/*@ KERNEL_INVARIANT(requires)
    terminates \true; exits \false; assigns KERNEL_TABLES;
    KERNEL_INVARIANT(ensures)
    KERNEL_STAYS(core.current)
*/
void machine_idle(void);
/*@ KERNEL_INVARIANT(requires)
    terminates \true; exits \false; assigns KERNEL_TABLES;
    KERNEL_INVARIANT(ensures)
    KERNEL_STAYS(core.current)
*/
void machine_breathe(void);

/* Forget the running context, and go on in this one. */
/*@ KERNEL_INVARIANT(requires)
    requires alone: core.kept == 0;
    terminates \true; exits \true; assigns \nothing;
    ensures never: \false;
*/
_Noreturn void machine_resume(uint64_t context, void *value);

#include <switch.h>

#endif
