/* A field that is small in every struct but a compound literal that is passed on. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
};

static uint8_t g_bytes[16];

static uint8_t *byte(uint8_t *bytes COUNT(16), struct range range)
{
    return &bytes[range.to]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range range = {1, 2};
    *byte(g_bytes, range) = 1;
    *byte(g_bytes, (struct range){.to = 16}) = 1; //-
    //+ *byte(g_bytes, (struct range){.to = 15}) = 1;
}
