/* The struct that is read has another in it, and that one the number. */
#include "memory.component.h"

struct inner {
    uint32_t used;
};

struct outer {
    struct inner inner[2];
    uint32_t x;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct outer all[2] = {{{{0}}, 1}}, copies[2] = {{{{0}}, 2}};
    struct inner *inner = &all[0].inner[0];
    AT(copies, 2, inner->used++) = all[0]; //- //~ sequence
    //+ AT(copies, 2, inner->used) = all[0];
    if (copies[0].x > 3)
        deed_fault(deed_reason_value);
}
