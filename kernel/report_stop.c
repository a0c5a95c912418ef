/* report_stop.c - the kernel's lines about a component that stops: where, why, and what it has. Of
 * one that has ended, or was stopped by another one, there is none. */
#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/machine.h"
#include "kernel/others.h"
#include "kernel/report.h"
#include "sdk/include/deed/checked.h"

#define ENDPOINTS_SHOWN 8u
#define ENDPOINTS_STEP  64u /* looked at in one go */

/*@ // the owner of this end, if it is a component, has a name
    predicate report_owner{L}(integer e) = endpoint_face[e].owner < COMPONENTS_MAX ==>
      component_named(endpoint_face[e].owner);
    // all that is said of it is there
    predicate report_listed{L}(integer e) =
      0 <= e < ENDPOINTS_MAX && report_owner(e + (e % 2 == 0 ? 1 : -1)) && endpoint_ruled(e) &&
      deed_contract_count <= CONTRACTS_MAX &&
      \valid_read(&deed_contracts[0 .. deed_contract_count - 1]) &&
      contract_named(&deed_contracts[endpoint_face[e].contract]) &&
      (endpoint_face[e].row - monitor_first[endpoint_face[e].contract]) /
          (MONITOR_SIDES * endpoint_face[e].messages) <
              deed_contracts[endpoint_face[e].contract].state_count;
*/
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    requires peer: report_owner(endpoint + (endpoint % 2 == 0 ? 1 : -1));
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
static void print_peer(uint32_t endpoint)
{
    uint32_t owner = endpoint_face[endpoint_peer(endpoint)].owner;

    if (endpoint_face[endpoint].word & WORD_CLOSED)
        machine_say("the other side is closed");
    else if (owner < COMPONENTS_MAX)
        machine_print(component_table(owner)->name);
    else if (owner == KERNEL)
        machine_say("the kernel");
    else if (owner == FLYING)
        machine_say("somebody's to be, inside of a message");
    else
        machine_say("nobody's, it was not asked for yet");
}

/* `deed:   server of Crash in Answer, to shell, 1 message to receive` */
/*@ requires listed: report_listed(endpoint);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
static void print_endpoint(uint32_t endpoint)
{
    const struct contract_table *contract = &deed_contracts[endpoint_face[endpoint].contract];
    uint32_t queued = endpoint_queued(endpoint);

    if (endpoint_side(endpoint) == CLIENT_SIDE)
        machine_say("deed:   client of ");
    else
        machine_say("deed:   server of ");
    machine_print(contract->name);
    machine_say(" in ");
    machine_print(contract->state_names[endpoint_state(endpoint)]);
    machine_say(", peer: ");
    print_peer(endpoint);
    if (queued > 0) {
        machine_say(", to receive: ");
        report_number(queued);
    }
    machine_say("\n");
}

/* The first few endpoints of a component; how many there are. Interrupts may come. */
static uint32_t find_endpoints(uint32_t component, uint32_t found[ENDPOINTS_SHOWN])
{
    uint32_t count = 0;

    for (uint32_t e = 0; e < channel_end() && count < ENDPOINTS_SHOWN; e++) {
        if (endpoint_face[e].owner == component)
            found[count++] = e;
        if (e % ENDPOINTS_STEP == 0)
            machine_breathe();
    }
    return count;
}

/*@ requires component: component < COMPONENTS_MAX;
    requires found: \valid_read(found + (0 .. count - 1)) && count <= ENDPOINTS_SHOWN;
    requires listed: \forall integer i; 0 <= i < count ==> report_listed(found[i]);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
static void print_endpoints(uint32_t component, const uint32_t *found, uint32_t count)
{
    /*@ loop invariant range: 0 <= i <= count;
        loop assigns i, MACHINE_PORTS;
        loop variant count - i;
    */
    for (uint32_t i = 0; i < count; i++)
        print_endpoint(found[i]);
    if (component_endpoints[component] <= count)
        return;
    machine_say("deed:   endpoints beside these: ");
    report_number(component_endpoints[component] - count);
    machine_say("\n");
}

/*@ requires told: component_told(component);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
static void print_function(uint32_t component)
{
    const char *name = component_function(component, component_where[component]);

    if (name == NULL)
        return;
    machine_say("deed:   in ");
    machine_print(name);
    machine_say("\n");
}

/*@ requires rules: \valid_read(rules);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
static void print_limit(const struct restart_rules *rules)
{
    machine_say(", given up after ");
    report_number(rules->most);
    if (rules->most == 1)
        machine_say(" restart in ");
    else
        machine_say(" restarts in ");
    report_time(rules->within);
}

/* All of it is printed in one go, so that the lines stay together. */
void report_stop(uint32_t component, enum restart_verdict verdict)
{
    uint32_t endpoints[ENDPOINTS_SHOWN] = {0}, count;
    struct text reason = report_reason(component_reason[component]);
    const char *file = NULL;
    uint32_t line;

    if (verdict != RESTART_GIVES_UP && (component_reason[component] == deed_reason_exit ||
                                        component_reason[component] == deed_reason_stopped))
        return;
    line = component_line(component, component_where[component], &file);
    count = find_endpoints(component, endpoints);
    machine_say("deed: component ");
    machine_print(component_table(component)->name);
    machine_say(" stopped: ");
    machine_write(reason.words, reason.size);
    if (line != 0) {
        machine_say(" (");
        machine_print(file);
        machine_say(":");
        report_number(line);
        machine_say(")");
    }
    if (verdict == RESTART_AGAIN)
        machine_say(", restarting");
    if (verdict == RESTART_GIVES_UP)
        print_limit(component_table(component)->rules);
    machine_say("\n");
    print_function(component);
    print_endpoints(component, endpoints, count);
    recorder_show();
}
