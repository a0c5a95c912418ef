/* The index is tested, then written through the address that was taken of it before. */
#include "memory.component.h"

struct cursor {
    uint32_t at;
};

static uint8_t g_bytes[16];

static void step(struct cursor *cursor, uint32_t *number)
{
    if (cursor->at >= 16)
        return;
    *number = 99;
    uint8_t *byte = &g_bytes[cursor->at]; //- //~ index
    //+ uint8_t *byte = &AT(g_bytes, 16, cursor->at);
    *byte = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor cursor = {3};
    step(&cursor, &cursor.at);
}
