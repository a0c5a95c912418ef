/* shutdown.c - the end of the machine: clients before those that serve them.
 *
 * The thread of the component that asked for it does it, above all others. A component is stopped
 * when nobody is left who is connected to it and when it has nothing left to do; one that goes on
 * and on is given a tenth of a second. What each had is given back on the way, as ever; what is not
 * is reported, and the machine's status says so. */
#include "kernel/shutdown.h"

#include "kernel/budget.h"
#include "kernel/component.h"
#include "kernel/copy.h"
#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/machine.h"
#include "kernel/object.h"
#include "kernel/recover.h"
#include "kernel/report.h"
#include "kernel/restart.h"
#include "kernel/timer.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

#define HIGHEST      31u
#define STEP_CYCLES  (400000u + 64u * copy_numbers_end()) /* far more than looking takes */
#define STEPS        250u
#define SWEEP_PLACES 2u
#define A_STEP       4u

static uint32_t exit_status;

TABLE bool shutdown_is_there[COMPONENTS_MAX], shutdown_goes[COMPONENTS_MAX];

/* In loops over all components, and connections: nobody but this thread changes what these look at,
 * for it is the most urgent one. */
static void breathe_at(uint32_t number)
{
    if (number % A_STEP == 0)
        machine_breathe();
}

/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures origin: \result == component_text(component);
*/
static uint32_t origin_of(uint32_t component)
{
    return component_is_copy(component) ? component_origin[component] : component;
}

/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==>
        component != core.current && component_life[component] == LIFE_UP;
*/
static bool is_up(uint32_t component)
{
    return component != core.current && component_life[component] == LIFE_UP;
}

/*@ requires component: component < COMPONENTS_MAX && component_text(component) < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component != core.current && component_life[component] == LIFE_UP &&
        shutdown_goes[component_text(component)];
*/
static bool goes(uint32_t component)
{
    return is_up(component) && shutdown_goes[origin_of(component)];
}

/* Who is up? How many are? */
static uint32_t look(void)
{
    uint32_t up = 0;

    for (uint32_t c = 0; c < deed_component_total; c++) {
        breathe_at(c);
        shutdown_is_there[c] = false;
    }
    for (uint32_t c = 0; c < copy_numbers_end(); c++) {
        breathe_at(c);
        if (is_up(c)) {
            shutdown_is_there[origin_of(c)] = true;
            up++;
        }
    }
    return up;
}

/* Who goes now: those without clients; all of them when there are none such. */
static void choose(void)
{
    uint32_t chosen = 0;

    for (uint32_t c = 0; c < deed_component_total; c++) {
        breathe_at(c);
        shutdown_goes[c] = shutdown_is_there[c];
    }
    for (uint32_t i = 0; i < deed_connection_total; i++) {
        breathe_at(i);
        if (shutdown_is_there[deed_connections[i].client] &&
            deed_connections[i].client != deed_connections[i].server)
            shutdown_goes[deed_connections[i].server] = false;
    }
    for (uint32_t c = 0; c < deed_component_total; c++) {
        breathe_at(c);
        chosen += shutdown_goes[c];
    }
    for (uint32_t c = 0; c < deed_component_total && chosen == 0; c++) {
        breathe_at(c);
        shutdown_goes[c] = shutdown_is_there[c];
    }
}

static bool all_idle(void)
{
    for (uint32_t c = 0; c < copy_numbers_end(); c++) {
        breathe_at(c);
        if (goes(c) && component_wait(c) == WAIT_NOTHING)
            return false;
    }
    return true;
}

static bool all_down(void)
{
    for (uint32_t c = 0; c < copy_numbers_end(); c++) {
        breathe_at(c);
        if (c != core.current && component_life[c] == LIFE_BROKEN)
            return false;
    }
    return true;
}

/* Let the others work until this holds, but not for ever. */
static void await(bool (*holds)(void))
{
    for (uint32_t i = 0; i < STEPS && !holds(); i++) {
        timer_set(core.current, machine_cycles() + STEP_CYCLES);
        wait_for(WAIT_TIME | WAIT_TIMED);
    }
}

/* One that pauses before a restart need not wait for what will not be. */
static void stop(uint32_t component)
{
    if (goes(component))
        component_break(component, deed_reason_stopped, 0);
    else if (component_life[component] == LIFE_BROKEN && component_waits[component] != WAIT_NOTHING)
        wait_end(component, NULL);
}

static bool has_left(uint32_t component)
{
    return component_life[component] != LIFE_DOWN || component_endpoints[component] != 0 ||
           component_objects[component] != 0 || component_channels[component] != 0 ||
           object_used(component) != 0;
}

static void run(void)
{
    uint32_t self = core.current, up;

    machine_breathe();
    recover_holdings(self);
    do {
        up = look();
        choose();
        await(all_idle);
        for (uint32_t c = 0; c < copy_numbers_end(); c++) {
            machine_breathe();
            if (c != self)
                stop(c);
        }
        await(all_down);
    } while (up != 0);
    component_life[self] = LIFE_DOWN;
    while (heap_sweep(SWEEP_PLACES))
        machine_breathe();
    for (uint32_t c = 0; c < copy_numbers_end(); c++) {
        machine_breathe();
        if (has_left(c)) {
            report_left(c);
            exit_status = exit_status ? exit_status : 1;
        }
    }
    machine_exit(exit_status);
}

_Noreturn void shutdown(uint32_t status)
{
    exit_status = status;
    restart_no_more();
    budget_none(core.current);
    component_priority[core.current] = HIGHEST;
    component_above[core.current] = ~0ull << (HIGHEST + 1);
    component_leave(deed_reason_exit, 0, run);
}
