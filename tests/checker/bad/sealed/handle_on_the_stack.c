/* A handle that lives on the stack. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    deed_drop(text);
    struct uint8_frozen handle; //- //~ opaque
    //+ uint64_t handle = 1;
    if (sizeof handle == 9)
        deed_fault(deed_reason_value);
}
