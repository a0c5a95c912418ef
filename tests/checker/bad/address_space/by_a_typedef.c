/* A name for it. */
#include "memory.component.h"

typedef __attribute__((address_space(257))) uint32_t there; //- //~ token
//+ typedef uint32_t there;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const there *word = NULL;
    if (word != NULL)
        deed_fault(deed_reason_value);
}
