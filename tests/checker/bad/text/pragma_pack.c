/* Fields without the room that they are aligned by: the same struct has two layouts. */
#include "memory.component.h"

#pragma pack(1) //- //~ token

struct item {
    uint8_t kind;
    uint64_t value;
};

static struct item g_item;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_item.value = 1;
}
