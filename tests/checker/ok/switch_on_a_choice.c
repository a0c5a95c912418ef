/* A switch on what is computed in the switch: a choice, a condition, an assignment. */
#include "memory.component.h"

static uint32_t g_count[3];

static uint32_t kind_of(uint64_t number, bool small)
{
    uint32_t kind;
    switch (small ? (uint32_t)number & 1 : 2u) {
    case 0: kind = 0; break;
    case 1: kind = 1; break;
    default: kind = 2; break;
    }
    switch (kind = kind == 2 ? 1 : kind) {
    case 0: return number > 5;
    default: return kind;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint64_t i = 0; i < 9; i++)
        g_count[kind_of(i, i < 5)]++;
}
