/* A union is no more allowed here than elsewhere. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    union both { //- //~ type
        //+ struct both {
        uint32_t number;
        uint8_t bytes[4];
    };
    union both both = {.number = 7}; //-
    //+ struct both both = {7, {7}};
    if (both.bytes[0] != 7)
        deed_fault(deed_reason_value);
}
