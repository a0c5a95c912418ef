/* recover.c - cleaning up behind a component.
 *
 * The thread of the component itself does it, at its own priority and on its own stack, in steps
 * between which interrupts may come: so a crash costs nobody else anything, and needs no memory. In
 * order: its endpoints close and their peers hear it, its objects return, the watchers hear of it,
 * those that it supervises stop if they are to, its statics are as new; then it starts again or
 * stays down (restart.c). */
#include "kernel/recover.h"

#include "kernel/channel.h"
#include "kernel/copy.h"
#include "kernel/left.h"
#include "kernel/machine.h"
#include "kernel/memory.h"
#include "kernel/own.h"
#include "kernel/port.h"
#include "kernel/report.h"
#include "kernel/restart.h"
#include "kernel/schedule.h"
#include "kernel/served.h"
#include "kernel/set.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sharedheap/heap.h"

#define ENDPOINTS_A_STEP 8u
#define PLACES_A_STEP    2u

/* Apart from the loop around it, so that tests/bench/bounds.py can tell the loops in it from that
 * one. */
static NOINLINE void close_end(uint32_t endpoint)
{
    channel_close(endpoint);
    schedule_yield();
}

static void close_endpoints(uint32_t component)
{
    left_begin(component);
    for (uint32_t e = 0; e < channel_end() && component_endpoints[component] > 0; e++) {
        if (endpoint_face[e].owner == component) {
            left_note(component, e);
            close_end(e);
            machine_breathe();
        }
        if (e % ENDPOINTS_A_STEP == 0)
            machine_breathe();
    }
}

/* Whatever it owned is stale at once, and the sweep collects it. */
static void return_objects(uint32_t component)
{
    uint32_t renewed;

    own_return(component);
    while ((renewed = heap_renew(component_holder[component])) == HEAP_NOBODY)
        if (heap_sweep(PLACES_A_STEP))
            machine_breathe();
    component_holder[component] = renewed;
    if (component_objects[component] == 0)
        return;
    component_objects[component] = 0;
    while (heap_sweep(PLACES_A_STEP))
        machine_breathe();
}

/*@ // its statics, and what they are in the image: no longer than they
    logic integer recover_size{L}(struct image_table *t) = t->data_end - t->data_start;
    logic integer recover_image{L}(struct image_table *t) = t->data_image_end - t->data_image;
    predicate recover_data{L}(struct image_table *t) =
      \valid_read(t) && \base_addr(t->data_start) == \base_addr(t->data_end) &&
      \base_addr(t->data_image) == \base_addr(t->data_image_end) &&
      0 <= recover_image(t) <= recover_size(t) <= UINT32_MAX &&
      \valid(t->data_start + (0 .. recover_size(t) - 1)) &&
      \valid_read(t->data_image + (0 .. recover_image(t) - 1)) &&
      \separated(t->data_start + (0 .. recover_size(t) - 1),
                 t->data_image + (0 .. recover_image(t) - 1));
*/
/*@ requires data: recover_data(table);
    terminates \true; exits \false; assigns \nothing;
    ensures size: \result == recover_size(table);
*/
static uint64_t data_size(const struct image_table *table)
{
    return (uint64_t)(table->data_end - table->data_start);
}

/* Its statics become what they were in the image. Nobody else sees them. */
/*@ requires data: recover_data(table);
    terminates \true; exits \false;
    assigns table->data_start[0 .. table->data_end - table->data_start - 1];
    ensures image: \forall integer i; 0 <= i < recover_image(table) ==>
        table->data_start[i] == table->data_image[i];
*/
static NOINLINE void restore_data(const struct image_table *table)
{
    uint64_t image = (uint64_t)(table->data_image_end - table->data_image);

    memcpy(table->data_start, table->data_image, image);
    memset(table->data_start + image, 0, data_size(table) - image);
}

void recover_holdings(uint32_t component)
{
    close_endpoints(component);
    port_return(component);
    set_return(component);
    machine_breathe();
    return_objects(component);
}

/* Of a copy that came to its end nobody has to hear; of others as if it had been their origin. */
static NOINLINE void tell(uint32_t component, bool restarts)
{
    uint32_t reason = component_reason[component];
    uint32_t line = component_line(component, component_where[component], NULL);

    if (!component_is_copy(component))
        watch_tell(component, reason, line, restarts);
    else if (reason != deed_reason_exit)
        watch_tell(component_origin[component], reason, line, restarts);
}

bool recover_is_short(uint32_t component)
{
    const struct component_table *table = component_table(component);

    return component_endpoints[component] == 0 && component_channels[component] == 0 &&
           component_objects[component] == 0 && set_bytes(component) == 0 &&
           (table->rules == NULL || table->rules->children == CHILDREN_POLICY_STAY) &&
           table->restart != RESTART_POLICY_ALWAYS && data_size(table->image) == 0 &&
           !watch_is_on();
}

void recover_short(uint32_t component)
{
    own_return(component);
    left_begin(component);
    watch_note(component, component_reason[component], 0, false);
    component_life[component] = LIFE_DOWN;
}

void recover(void)
{
    uint32_t component = core.current;
    enum restart_verdict verdict;

    machine_breathe();
    verdict = restart_judge(component);
    report_stop(component, verdict);
    recover_holdings(component);
    tell(component, verdict == RESTART_AGAIN);
    restart_stop_children(component);
    machine_interrupts_on();
    restore_data(component_table(component)->image);
    machine_interrupts_off();
    if (verdict == RESTART_AGAIN && !restart_pause(component))
        verdict = RESTART_STAYS;
    component_life[component] = LIFE_DOWN;
    if (component_is_copy(component)) {
        copy_end(component);
    } else if (verdict == RESTART_AGAIN && !restart_is_held(component)) {
        component_restarts[component]++;
        component_launch(component);
    } else if (component_wanted[component] && !restart_is_over()) {
        component_launch(component);
    }
    schedule_leave();
}
