/* It has the name of what the SDK knows as a vector. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector { //- //~ type
        //+ struct bytes {
        uint64_t length;
        uint8_t at[4];
    };
    struct uint8_vector bytes = {9, {1, 2}}; //-
    //+ struct bytes bytes = {4, {1, 2}};
    if (bytes.length == 3)
        deed_fault(deed_reason_value);
}
