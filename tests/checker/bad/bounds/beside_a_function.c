/* A number that stands in a table beside its functions is as large as it was written. */
#include "memory.component.h"

struct command {
    void (*run)(void);
    uint32_t slot;
};

static uint8_t g_slots[4];

static void clear(void)
{
    g_slots[0] = 0;
}

static const struct command commands[2] = {{clear, 3}, {clear, 4000}}; //-
//+ static const struct command commands[2] = {{clear, 3}, {clear, 1}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = deed_now() > 5;
    uint8_t *slot = &g_slots[commands[i].slot]; //~ index
    *slot = 1;
    commands[i].run();
}
