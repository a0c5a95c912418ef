/* Nor does anybody expect one in a case label. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t kept = 0;

    switch (deed_now()) {
    case sizeof(struct evil { uint64_t *keep; }): kept = 1; break; //- //~ type
    case 9: { //-
        struct evil evil = {NULL}; //-
        (void)evil; //-
        break; } //-
    default: break;
    }
    deed_sleep_until(kept);
}
