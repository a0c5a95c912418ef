/* Four cases, three clean-ups. */
#include "memory.component.h"

static uint32_t act(uint32_t command)
{
    struct uint8_vector *v = uint8_vector_take(4);
    if (v == NULL)
        return 0;
    uint32_t result = v->at[0];
    switch (command) {
    case 0: deed_drop(v); return 0;
    case 1: result++; break;
    case 2:
        //+ deed_drop(v);
        return result; //~ leak
    default: break;
    }
    deed_drop(v);
    return result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (act(2) > 1)
        deed_fault(deed_reason_value);
}
