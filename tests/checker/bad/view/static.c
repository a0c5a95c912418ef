/* A view as a static. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static struct reader g_reader; //- //~ borrow-escape
//+ static uint64_t g_position;

static uint64_t position(void)
{
    return g_reader.position; //-
    //+ return g_position;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (position() != 0)
        deed_fault(deed_reason_value);
}
