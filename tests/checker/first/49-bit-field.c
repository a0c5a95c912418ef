/* Packs flags into bit-fields. */
//? & 1u <<
#include "memory.component.h"

/* Flags by masks. */
struct flags {
    uint32_t ready : 1; //- //~ type
    uint32_t error : 1; //- //~ type
//+     uint32_t bits;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct flags f = {1, 0}; //-
    (void)f.ready; //-
//+     struct flags f = {1u << 0};
//+     (void)(f.bits & 1u << 0);
}
