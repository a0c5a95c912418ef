/* `continue` leaves it too. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 100; i++) {
        struct uint8_vector *v = uint8_vector_take(i + 1);
        if (v == NULL)
            return;
        if (i % 10 == 9) {
            //+ deed_drop(v);
            continue; //~ leak
        }
        v->at[i] = 1;
        deed_drop(v);
    }
}
