/* The table counts by one parameter, the function by the other. */
#include "memory.component.h"

static void clear(uint32_t *to COUNT(room), uint32_t used, uint32_t room)
{
    for (uint32_t i = 0; i < used && i < room; i++)
        AT(to, room, i) = 0;
}

static void (*const clears[])(uint32_t *to COUNT(used), uint32_t used, uint32_t room) = {clear}; //- //~ annotation
//+ static void (*const clears[])(uint32_t *to COUNT(room), uint32_t used, uint32_t room) = {clear};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t numbers[4] = {1, 2, 3, 4};
    clears[0](numbers, 4, 4);
}
