/* report.c - the kernel's own lines. Of a component that has ended, or was stopped by another one,
 * there is none. */
#include "kernel/report.h"

#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/others.h"
#include "kernel/machine.h"
#include "kernel/number.h"
#include "sdk/include/deed/checked.h"

static const char *const reason_text[deed_reason_count] = {
    [deed_reason_none] = "no reason",
    [deed_reason_exit] = "main returned",
    [deed_reason_stopped] = "by another component",
    [deed_reason_index] = "index outside its bounds",
    [deed_reason_vector] = "index outside an array or vector",
    [deed_reason_division] = "division by zero",
    [deed_reason_shift] = "shift outside the width",
    [deed_reason_value] = "value out of range",
    [deed_reason_unreachable] = "end of the code reached",
    [deed_reason_slot] = "owner put into a slot that is not empty",
    [deed_reason_null] = "access through a null pointer",
    [deed_reason_page] = "access outside all memory",
    [deed_reason_stack] = "stack exhausted",
    [deed_reason_monitor] = "message against the contract",
    [deed_reason_ownership] = "use of what it does not own",
    [deed_reason_instruction] = "illegal instruction",
    [deed_reason_requires] = "message that breaks its `requires`",
};

const char *report_reason(uint32_t reason)
{
    return reason_text[reason];
}

static void print_number(uint64_t value)
{
    char text[NUMBER_SIZE];

    machine_print(&text[number_text(text, value)]);
}

static void print_address(uint64_t value)
{
    char text[ADDRESS_SIZE];

    number_address(text, value);
    machine_print(text);
}

void report_boot(uint64_t heap_size)
{
    machine_print("deed: system ");
    machine_print(deed_system_name);
    machine_print(", ");
    print_number(deed_component_total);
    machine_print(" components, ");
    print_number(heap_size >> 20);
    machine_print(" MiB heap\n");
}

void report_memory(uint64_t heap_size)
{
    machine_print("deed: cannot go on: system ");
    machine_print(deed_system_name);
    machine_print(" needs a machine with ");
    print_number(deed_memory >> 20);
    machine_print(" MiB; this one has ");
    print_number(heap_size >> 10);
    machine_print(" KiB for heaps of ");
    print_number(deed_heap_total >> 10);
    machine_print(" KiB\n");
}

/* What is named must be there, whatever else is wrong with the table. */
void report_contract(const struct contract_table *contract, uint32_t found)
{
    machine_print("deed: cannot go on: contract ");
    machine_print(contract->name);
    if (SITUATION_IN(found) < contract->state_count) {
        machine_print(", state ");
        machine_print(contract->state_names[SITUATION_IN(found)]);
    }
    if (situation_is_of_message(found) && SITUATION_TAG(found) < contract->message_count) {
        machine_print(": message ");
        machine_print(contract->messages[SITUATION_TAG(found)].name);
        machine_print(" ");
    } else
        machine_print(": ");
    machine_print(situation_words(found));
    machine_print("\n");
}

#define ENDPOINTS_SHOWN 8u
#define ENDPOINTS_STEP  64u /* looked at in one go */

static void print_peer(uint32_t endpoint)
{
    uint32_t owner = endpoint_face[endpoint_peer(endpoint)].owner;

    if (endpoint_face[endpoint].word & WORD_CLOSED)
        machine_print("the other side is closed");
    else if (owner < COMPONENTS_MAX)
        machine_print(component_table(owner)->name);
    else if (owner == KERNEL)
        machine_print("the kernel");
    else
        machine_print(owner == FLYING ? "somebody's to be, inside of a message"
                                      : "nobody's, it was not asked for yet");
}

/* `deed:   server of Crash in Answer, to shell, 1 message to receive` */
static void print_endpoint(uint32_t endpoint)
{
    const struct contract_table *contract = &deed_contracts[endpoint_face[endpoint].contract];
    uint32_t queued = endpoint_queued(endpoint);

    machine_print(endpoint_side(endpoint) == CLIENT_SIDE ? "deed:   client of "
                                                         : "deed:   server of ");
    machine_print(contract->name);
    machine_print(" in ");
    machine_print(contract->state_names[endpoint_state(endpoint)]);
    machine_print(", peer: ");
    print_peer(endpoint);
    if (queued > 0) {
        machine_print(", to receive: ");
        print_number(queued);
    }
    machine_print("\n");
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

static void print_endpoints(uint32_t component, const uint32_t *found, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        print_endpoint(found[i]);
    if (component_endpoints[component] <= count)
        return;
    machine_print("deed:   endpoints beside these: ");
    print_number(component_endpoints[component] - count);
    machine_print("\n");
}

static void print_function(uint32_t component)
{
    const char *name = component_function(component, component_where[component]);

    if (name == NULL)
        return;
    machine_print("deed:   in ");
    machine_print(name);
    machine_print("\n");
}

static void print_time(uint64_t ns)
{
    static const char *const units[] = {" ns", " us", " ms", " s"};
    uint32_t unit = 0;

    for (; unit < 3 && ns % 1000 == 0; unit++)
        ns /= 1000;
    print_number(ns);
    machine_print(units[unit]);
}

static void print_limit(const struct restart_rules *rules)
{
    machine_print(", given up after ");
    print_number(rules->most);
    machine_print(rules->most == 1 ? " restart in " : " restarts in ");
    print_time(rules->within);
}

/* All of it is printed in one go, so that the lines stay together. */
void report_stop(uint32_t component, enum restart_verdict verdict)
{
    uint32_t endpoints[ENDPOINTS_SHOWN], count;
    const char *file = NULL;
    uint32_t line;

    if (verdict != RESTART_GIVES_UP && (component_reason[component] == deed_reason_exit ||
                                        component_reason[component] == deed_reason_stopped))
        return;
    line = component_line(component, component_where[component], &file);
    count = find_endpoints(component, endpoints);
    machine_print("deed: component ");
    machine_print(component_table(component)->name);
    machine_print(" stopped: ");
    machine_print(reason_text[component_reason[component]]);
    if (line != 0) {
        machine_print(" (");
        machine_print(file);
        machine_print(":");
        print_number(line);
        machine_print(")");
    }
    if (verdict == RESTART_AGAIN)
        machine_print(", restarting");
    if (verdict == RESTART_GIVES_UP)
        print_limit(component_table(component)->rules);
    machine_print("\n");
    print_function(component);
    print_endpoints(component, endpoints, count);
    recorder_show();
}

void report_left(uint32_t component)
{
    machine_print("deed: component ");
    machine_print(component_table(component)->name);
    machine_print(component_life[component] == LIFE_DOWN
                      ? " has ended, and something is still in its name\n"
                      : " has not ended in time\n");
}

void report_overrun(uint32_t component)
{
    machine_print("deed: component ");
    machine_print(component_table(component)->name);
    machine_print(" wants more than its ");
    print_time(component_table(component)->budget);
    machine_print(" in ");
    print_time(component_table(component)->period);
    machine_print(" and waits for the next period\n");
}

void report_panic(const char *why, uint64_t instruction, uint64_t address)
{
    machine_print(instruction == 0 ? "deed: cannot go on: " : "deed: KERNEL BUG: ");
    machine_print(why);
    if (instruction != 0) {
        machine_print(" at ");
        print_address(instruction);
        machine_print(", address ");
        print_address(address);
    }
    if (core.current < COMPONENTS_MAX) {
        machine_print(", while running ");
        machine_print(component_table(core.current)->name);
    }
    machine_print("\n");
}
