/* The same in a static struct, and only sometimes. */
#include "memory.component.h"

struct cursor {
    uint32_t at, end;
};

static struct cursor g_cursor;
static uint8_t g_bytes[4];

static void finish(void)
{
    if (deed_now() % 2 == 0)
        g_cursor.at = 4; //-
        //+ g_cursor.end = 4;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    finish();
    uint8_t *byte = &g_bytes[g_cursor.at]; //~ index
    *byte = 1;
}
