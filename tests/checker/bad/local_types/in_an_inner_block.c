/* In the inner block the name means another struct, with its fields elsewhere. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair {
        uint32_t a, b;
    };
    struct pair outer = {1, 2};
    {
        struct pair { //- //~ type
            //+ struct longer {
            uint32_t b, a, c;
        };
        struct pair inner = {1, 2, 3}; //-
        //+ struct longer inner = {1, 2, 3};
        outer.a = inner.c;
    }
    if (outer.a != 3)
        deed_fault(deed_reason_value);
}
