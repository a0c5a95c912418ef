/* A helper that does nothing but store a constant: it has no index, and nothing to do with one, it seems. */
#include "memory.component.h"

struct cursor {
    uint32_t at;
};

static uint8_t g_bytes[4];

static void finish(struct cursor *cursor)
{
    cursor->at = 99; //-
    //+ cursor->at = 3;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor cursor = {1};
    finish(&cursor);
    uint8_t *byte = &g_bytes[cursor.at]; //~ index
    *byte = 1;
}
