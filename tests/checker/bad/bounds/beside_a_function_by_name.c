/* The same with the field named, and out of its order. */
#include "memory.component.h"

struct command {
    uint32_t slot;
    void (*run)(void);
};

static uint8_t g_slots[4];

static void clear(void)
{
    g_slots[0] = 0;
}

static const struct command commands[2] = {
    {.run = clear, .slot = 2},
    {.run = clear, .slot = 4}, //-
    //+ {.run = clear, .slot = 3},
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = deed_now() > 5;
    uint8_t *slot = &g_slots[commands[i].slot]; //~ index
    *slot = 1;
    commands[i].run();
}
