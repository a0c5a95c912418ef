/* A table of helpers, of which nobody knows which is called. */
#include "memory.component.h"

struct cursor {
    uint32_t at;
};

static uint8_t g_bytes[4];

static void first(struct cursor *cursor)
{
    cursor->at = 0;
}

static void last(struct cursor *cursor)
{
    cursor->at = 4; //-
    //+ cursor->at = 3;
}

static void (*const moves[])(struct cursor *cursor) = {first, last};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor cursor = {1};
    moves[deed_now() & 1](&cursor);
    uint8_t *byte = &g_bytes[cursor.at]; //~ index
    *byte = 1;
}
