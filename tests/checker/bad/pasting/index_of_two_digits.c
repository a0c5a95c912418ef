/* Two digits pasted to a number: 1 and 6 are 16. */
#include "memory.component.h"

#define AT_PLACE(a, b) a##b

static uint8_t g_bytes[16];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t i = deed_now();
    if (i > AT_PLACE(1, 6)) //-
    //+ if (i >= AT_PLACE(1, 6))
        return;
    uint8_t *byte = &g_bytes[i]; //~ index
    *byte = 1;
}
