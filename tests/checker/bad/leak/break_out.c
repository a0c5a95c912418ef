/* `break` leaves the block that the owner lives in. */
#include "memory.component.h"

static uint32_t measure(void)
{
    uint32_t rounds = 0;
    for (;;) {
        struct uint8_vector *v = uint8_vector_take(16);
        if (v == NULL)
            break;
        if (v->at[0] != 0) {
            //+ deed_drop(v);
            break; //~ leak
        }
        rounds++;
        deed_drop(v);
    }
    return rounds;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (measure() > 1000)
        deed_fault(deed_reason_value);
}
