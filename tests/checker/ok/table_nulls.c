/* Tables in which some rows have no function: a dispatch table with holes, states with optional steps, and
 * the ways in which C programmers test what they call. */
#include "memory.component.h"

struct machine {
    uint32_t count;
    uint32_t state;
};

struct state {
    char name[8];
    void (*enter)(struct machine *machine);
    uint32_t (*step)(struct machine *machine, uint32_t input);
    void (*leave)(struct machine *machine);
};

static void count_one(struct machine *machine)
{
    machine->count++;
}

static uint32_t next(struct machine *machine, uint32_t input)
{
    machine->count += input;
    return machine->state + 1;
}

static uint32_t again(struct machine *machine, uint32_t input)
{
    machine->count += 2 * input;
    return 0;
}

static const struct state states[] = {
    {"start", count_one, next, NULL},
    {"middle", .step = next, .leave = count_one},
    {.name = "wait"},
    {"end", NULL, again, NULL},
};

#define STATES (sizeof states / sizeof states[0])

static void go(struct machine *machine, uint32_t input)
{
    const struct state *now = &AT(states, STATES, machine->state);
    uint32_t state = now->step != NULL ? now->step(machine, input) : machine->state + 1;
    if (now->leave)
        now->leave(machine);
    machine->state = state;
    const struct state *then = &AT(states, STATES, state);
    if (then->enter == NULL)
        return;
    then->enter(machine);
}

/* ---- characters of a protocol, most of which mean nothing ---- */

static uint32_t add(uint32_t a, uint32_t b)
{
    return a + b;
}

static uint32_t multiply(uint32_t a, uint32_t b)
{
    return a * b;
}

static uint32_t (*const operators[128])(uint32_t a, uint32_t b) = {['+'] = add, ['*'] = multiply};

static bool compute(uint8_t operator, uint32_t a, uint32_t b, uint32_t *result)
{
    if (operator >= 128 || operators[operator] == NULL)
        return false;
    *result = operators[operator](a, b);
    return true;
}

static uint32_t count_operators(void)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < 128; i++) {
        if (!operators[i])
            continue;
        count += operators[i](i, 0) > 0 || operators[i](1, 1) > 0;
    }
    return count;
}

/* ---- one of several that is there ---- */

static uint32_t (*const tries[3])(uint32_t a, uint32_t b) = {NULL, multiply, add};

static uint32_t first(uint32_t from)
{
    while (from < 3 && tries[from] == NULL)
        from++;
    return from < 3 && tries[from] ? tries[from](20, 3) : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct machine machine = {0};
    for (uint32_t i = 0; i < 4; i++)
        go(&machine, i);
    uint32_t result = 0;
    if (!compute('*', 6, 7, &result) || result != 42 || compute('-', 1, 1, &result))
        deed_fault(deed_reason_value);
    if (machine.state != 0 || count_operators() != 2 || first(0) != 60 || first(2) != 23)
        deed_fault(deed_reason_value);
}
