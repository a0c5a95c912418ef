/* service.c - time, I/O ports, and what only listed components may call: info, start, stop, exit,
 * inject, record, cycles. */
#include "kernel/service.h"

#include "kernel/budget.h"
#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/message.h"
#include "kernel/object.h"
#include "kernel/port.h"
#include "kernel/restart.h"
#include "kernel/schedule.h"
#include "kernel/shutdown.h"
#include "kernel/set.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"
#include "sharedheap/heap.h"
#include "sharedheap/space.h"
#include "sharedheap/survey.h"

uint64_t deed_now(void)
{
    machine_interrupts_off();
    machine_clock_ready();
    machine_interrupts_on();
    return machine_nanoseconds();
}

void deed_sleep_until(uint64_t deadline)
{
    if (deadline == DEED_NOW)
        return;
    machine_interrupts_off();
    wait_prepare(deadline);
    wait_with(WAIT_TIME, deadline);
    machine_interrupts_on();
}

uint8_t deed_ioport_read8(const struct deed_ioports *ports, uint16_t offset)
{
    if (offset >= ports->count) {
        machine_interrupts_off();
        FAULT(deed_reason_index);
    }
    return machine_in8((uint16_t)(ports->base + offset));
}

void deed_ioport_write8(const struct deed_ioports *ports, uint16_t offset, uint8_t value)
{
    if (offset >= ports->count) {
        machine_interrupts_off();
        FAULT(deed_reason_index);
    }
    machine_out8((uint16_t)(ports->base + offset), value);
}

uint32_t deed_component_count(void)
{
    return deed_component_total;
}

uint32_t deed_connection_count(void)
{
    return deed_connection_total;
}

/* As much of a name as there is room for, and zeros. */
/*@ requires room: 0 < size && \valid(to + (0 .. size - 1));
    requires name: text_from(name, 0);
    requires apart: \separated(to + (0 .. size - 1), name + (0 ..));
    terminates \true; exits \false; assigns to[0 .. size - 1];
    ensures ended: to[size - 1] == 0;
    ensures copied: \exists integer n; 0 <= n < size &&
        (\forall integer i; 0 <= i < n ==> name[i] != 0 && to[i] == (uint8_t)name[i]) &&
        (\forall integer i; n <= i < size ==> to[i] == 0) && (n == size - 1 || name[n] == 0);
*/
static void copy_name(uint8_t *to, uint32_t size, const char *name)
{
    uint32_t i = 0;
    //@ ghost uint32_t end;

    /*@ loop invariant range: 0 <= i < size;
        loop invariant copied: \forall integer j; 0 <= j < i ==>
            name[j] != 0 && to[j] == (uint8_t)name[j];
        loop assigns i, to[0 .. size - 1];
        loop variant size - i;
    */
    for (; i < size - 1 && name[i]; i++)
        to[i] = (uint8_t)name[i];
    //@ ghost end = i;
    /*@ loop invariant range: end <= i <= size;
        loop invariant copied: \forall integer j; 0 <= j < end ==>
            name[j] != 0 && to[j] == (uint8_t)name[j];
        loop invariant zeros: \forall integer j; end <= j < i ==> to[j] == 0;
        loop assigns i, to[0 .. size - 1];
        loop variant size - i;
    */
    for (; i < size; i++)
        to[i] = 0;
    //@ assert copied: end == size - 1 || name[end] == 0;
}

/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures down: \result == deed_component_down <==> component_life[component] == LIFE_DOWN;
    ensures broken: \result == deed_component_broken <==>
        component_life[component] == LIFE_BROKEN;
    ensures up: component_life[component] == LIFE_UP ==>
        \result == (component == core.current ? deed_component_running :
            component_waits[component] != WAIT_NOTHING ? deed_component_waiting
                                                       : deed_component_ready);
*/
static uint32_t state_of(uint32_t component)
{
    if (component_life[component] == LIFE_DOWN)
        return deed_component_down;
    if (component_life[component] == LIFE_BROKEN)
        return deed_component_broken;
    if (component == core.current)
        return deed_component_running;
    return component_waits[component] != WAIT_NOTHING ? deed_component_waiting
                                                      : deed_component_ready;
}

enum deed_status deed_component_info(uint32_t component, struct deed_component_info *info)
{
    uint32_t holder;

    if (component >= deed_component_total)
        return deed_no_such;
    channel_settle_all();
    machine_interrupts_off();
    holder = component_holder[component];
    copy_name(info->name, DEED_INSTANCE_SIZE, component_table(component)->name);
    info->state = state_of(component);
    info->priority = component_table(component)->priority;
    info->last_reason = component_reason[component];
    info->restarts = component_restarts[component];
    info->overruns = budget_overruns(component);
    info->objects = component_objects[component];
    info->bytes = object_used(component);
    info->budget = heap_budget(holder);
    info->sent = component_sent[component];
    info->received = component_received[component];
    info->footprint = component_bytes(component) + port_bytes(component) +
                      channel_bytes(component) + set_bytes(component);
    machine_interrupts_on();
    return deed_ok;
}

enum deed_status deed_connection_info(uint32_t connection, struct deed_connection_info *info)
{
    const struct connection_table *table;
    uint32_t client, server;

    if (connection >= deed_connection_total)
        return deed_no_such;
    table = &deed_connections[connection];
    client = component_port[table->client] + table->client_port;
    server = component_port[table->server] + table->server_port;
    info->client = table->client;
    info->server = table->server;
    copy_name(info->client_port, DEED_NAME_SIZE, port_table(client)->name);
    copy_name(info->server_port, DEED_NAME_SIZE, port_table(server)->name);
    copy_name(info->contract, DEED_NAME_SIZE, deed_contracts[port_table(server)->contract].name);
    info->open = port_is_open(client);
    return deed_ok;
}

#define GRANULE       64u /* of the shared heap */
#define PAGE          4096u
#define SURVEY_A_STEP 16u

void deed_memory_info(struct deed_memory_info *info)
{
    struct survey survey = {0};

    machine_interrupts_off();
    while (survey_step(&survey, SURVEY_A_STEP))
        machine_breathe();
    info->fresh = (uint64_t)space_ahead() * PAGE;
    info->largest = (uint64_t)survey_largest() * PAGE;
    machine_interrupts_on();
    info->objects = survey.taken * GRANULE;
    info->places = survey.free * GRANULE;
    info->ends = survey.lost * GRANULE;
    info->holes = (uint64_t)survey.run_pages * PAGE;
    info->hole_count = survey.run_pieces;
}

uint32_t deed_peer_component(const struct deed_endpoint *endpoint)
{
    uint32_t number = endpoint_number(endpoint);
    uint32_t holder;

    machine_interrupts_off();
    if (!endpoint_is_current(number))
        FAULT(deed_reason_ownership);
    holder = endpoint_face[endpoint_peer(number)].owner;
    machine_interrupts_on();
    return holder < deed_component_total ? holder : DEED_NOBODY;
}

enum deed_status deed_component_start(uint32_t component)
{
    enum deed_status status = deed_refused;

    if (component >= deed_component_total)
        return deed_no_such;
    machine_interrupts_off();
    if (component_table(component)->copies == 0 && /* else who opens its port starts it */
        component_life[component] != LIFE_UP && !restart_is_over()) {
        restart_forget(component);
        status = deed_ok;
    }
    if (status == deed_ok && component_life[component] == LIFE_DOWN) {
        component_launch(component);
    } else if (status == deed_ok) {
        component_wanted[component] = true;
        if (component_waits[component] != WAIT_NOTHING)
            wait_end(component, NULL); /* it pauses */
    }
    schedule_yield();
    machine_interrupts_on();
    return status;
}

enum deed_status deed_component_stop(uint32_t component)
{
    enum deed_status status = deed_refused;

    if (component >= deed_component_total)
        return deed_no_such;
    machine_interrupts_off();
    if (component == core.current)
        FAULT(deed_reason_stopped);
    if (component_life[component] == LIFE_UP) {
        component_stop(component);
        schedule_yield();
        status = deed_ok;
    } else if (component_wanted[component]) { /* it is on its way down, and would come up again */
        component_wanted[component] = false;
        if (component_waits[component] != WAIT_NOTHING)
            wait_end(component, NULL); /* it pauses */
        schedule_yield();
        status = deed_ok;
    }
    machine_interrupts_on();
    return status;
}

void deed_exit(uint32_t status)
{
    machine_interrupts_off();
    recorder_write();
    shutdown(status);
}

uint64_t service_inject_caller;

void deed_inject(uint32_t reason)
{
    machine_interrupts_off();
    service_inject_caller = CALLER;
    switch (reason) {
    case deed_reason_index:
    case deed_reason_slot: FAULT(reason);
    case deed_reason_monitor:
    case deed_reason_ownership: message_break_rule(reason, service_inject_caller); break;
    default: machine_inject(reason);
    }
    machine_interrupts_on();
}

bool deed_record(void)
{
    bool written;

    machine_interrupts_off();
    written = recorder_write();
    machine_interrupts_on();
    return written;
}

uint64_t deed_cycles(void)
{
    return machine_cycles();
}

uint64_t deed_cycles_at_entry(void)
{
    return machine_cycles_at_entry();
}
