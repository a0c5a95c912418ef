/* report.c - the kernel's own lines, but for those of a component that stops (report_stop.c). */
#include "kernel/report.h"

#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/number.h"
#include "sdk/include/deed/checked.h"

static const struct text reason_text[deed_reason_count] = {
    [deed_reason_none] = TEXT("no reason"),
    [deed_reason_exit] = TEXT("main returned"),
    [deed_reason_stopped] = TEXT("by another component"),
    [deed_reason_index] = TEXT("index outside its bounds"),
    [deed_reason_vector] = TEXT("index outside an array or vector"),
    [deed_reason_division] = TEXT("division by zero"),
    [deed_reason_shift] = TEXT("shift outside the width"),
    [deed_reason_value] = TEXT("value out of range"),
    [deed_reason_unreachable] = TEXT("end of the code reached"),
    [deed_reason_slot] = TEXT("owner put into a slot that is not empty"),
    [deed_reason_null] = TEXT("access through a null pointer"),
    [deed_reason_page] = TEXT("access outside all memory"),
    [deed_reason_stack] = TEXT("stack exhausted"),
    [deed_reason_monitor] = TEXT("message against the contract"),
    [deed_reason_ownership] = TEXT("use of what it does not own"),
    [deed_reason_instruction] = TEXT("illegal instruction"),
    [deed_reason_requires] = TEXT("message that breaks its `requires`"),
};

struct text report_reason(uint32_t reason)
{
    return reason_text[reason];
}

void report_number(uint64_t value)
{
    char text[NUMBER_SIZE];

    uint32_t begin = number_text(text, value);
    //@ assert end: text_end(text + begin, 0, NUMBER_SIZE - 1 - begin);
    machine_print(text + begin);
}

//@ terminates \true; exits \false; assigns MACHINE_PORTS;
static void print_address(uint64_t value)
{
    char text[ADDRESS_SIZE];

    number_address(text, value);
    machine_print(text);
}

void report_boot(uint64_t heap_size)
{
    machine_say("deed: system ");
    machine_print(deed_system_name);
    machine_say(", ");
    report_number(deed_component_total);
    machine_say(" components, ");
    report_number(heap_size >> 20);
    machine_say(" MiB heap\n");
}

void report_memory(uint64_t heap_size)
{
    machine_say("deed: cannot go on: system ");
    machine_print(deed_system_name);
    machine_say(" needs a machine with ");
    report_number(deed_memory >> 20);
    machine_say(" MiB; this one has ");
    report_number(heap_size >> 10);
    machine_say(" KiB for heaps of ");
    report_number(deed_heap_total >> 10);
    machine_say(" KiB\n");
}

/* What is named must be there, whatever else is wrong with the table. */
void report_contract(const struct contract_table *contract, uint32_t found)
{
    struct text words = situation_words(found);

    machine_say("deed: cannot go on: contract ");
    machine_print(contract->name);
    if (SITUATION_IN(found) < contract->state_count) {
        machine_say(", state ");
        machine_print(contract->state_names[SITUATION_IN(found)]);
    }
    if (situation_is_of_message(found) && SITUATION_TAG(found) < contract->message_count) {
        machine_say(": message ");
        machine_print(contract->messages[SITUATION_TAG(found)].name);
        machine_say(" ");
    } else
        machine_say(": ");
    machine_write(words.words, words.size);
    machine_say("\n");
}

void report_time(uint64_t ns)
{
    static const struct text units[] = {TEXT(" ns"), TEXT(" us"), TEXT(" ms"), TEXT(" s")};
    uint32_t unit = 0;

    /*@ loop invariant unit: 0 <= unit <= 3;
        loop assigns unit, ns;
        loop variant 3 - unit;
    */
    for (; unit < 3 && ns % 1000 == 0; unit++)
        ns /= 1000;
    report_number(ns);
    machine_write(units[unit].words, units[unit].size);
}

void report_left(uint32_t component)
{
    machine_say("deed: component ");
    machine_print(component_table(component)->name);
    if (component_life[component] == LIFE_DOWN)
        machine_say(" has ended, and something is still in its name\n");
    else
        machine_say(" has not ended in time\n");
}

void report_overrun(uint32_t component)
{
    machine_say("deed: component ");
    machine_print(component_table(component)->name);
    machine_say(" wants more than its ");
    report_time(component_table(component)->budget);
    machine_say(" in ");
    report_time(component_table(component)->period);
    machine_say(" and waits for the next period\n");
}

void report_panic(const char *why, uint64_t instruction, uint64_t address)
{
    if (instruction == 0)
        machine_say("deed: cannot go on: ");
    else
        machine_say("deed: KERNEL BUG: ");
    machine_print(why);
    if (instruction != 0) {
        machine_say(" at ");
        print_address(instruction);
        machine_say(", address ");
        print_address(address);
    }
    if (core.current < COMPONENTS_MAX) {
        machine_say(", while running ");
        machine_print(component_table(core.current)->name);
    }
    machine_say("\n");
}
