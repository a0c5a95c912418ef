/* A table of commands: texts and functions side by side, found by name, called through the row. */
#include "memory.component.h"

#define TEXT 8

struct machine {
    uint32_t stack[16];
    uint32_t top;
    bool failed;
};

static void push(struct machine *machine, uint32_t value)
{
    if (machine->top >= 16) {
        machine->failed = true;
        return;
    }
    AT(machine->stack, 16, machine->top) = value;
    machine->top++;
}

static uint32_t pop(struct machine *machine)
{
    if (machine->top == 0 || machine->top > 16) {
        machine->failed = true;
        return 0;
    }
    machine->top--;
    return AT(machine->stack, 16, machine->top);
}

static void add(struct machine *machine, uint32_t operand)
{
    (void)operand;
    push(machine, pop(machine) + pop(machine));
}

static void times(struct machine *machine, uint32_t operand)
{
    push(machine, pop(machine) * operand);
}

static void nothing(struct machine *machine, uint32_t operand)
{
    (void)machine;
    (void)operand;
}

struct command {
    char name[TEXT];
    uint32_t operand;
    void (*run)(struct machine *machine, uint32_t operand);
};

static const struct command commands[] = {
    {"push", 7, push},
    {"add", 0, add},
    {.name = "double", .operand = 2, .run = times},
    {"nop", 0, nothing},
};

static bool is_named(const struct command *command, const char *name COUNT(8))
{
    for (uint32_t i = 0; i < TEXT; i++)
        if (command->name[i] != AT(name, TEXT, i))
            return false;
    return true;
}

static void run(struct machine *machine, const char *name COUNT(8))
{
    for (uint32_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const struct command *command = &AT(commands, sizeof commands / sizeof commands[0], i);
        if (is_named(command, name))
            command->run(machine, command->operand);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct machine machine = {.top = 0};
    static const char words[4][TEXT] = {"push", "push", "add", "double"};
    run(&machine, words[0]);
    run(&machine, words[1]);
    run(&machine, words[2]);
    run(&machine, words[3]);
    for (uint32_t i = 0; i < 4; i++)
        commands[i].run(&machine, 1);
    if (pop(&machine) != 28)
        deed_fault(deed_reason_value);
}
