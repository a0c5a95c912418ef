/* A macro that pastes the number to the name. */
#include "memory.component.h"

#define IN_SPACE(n) __attribute__((address_space(n))) //- //~ token
//+ #define IN_SPACE(n)

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const IN_SPACE(256) uint32_t *word = NULL;
    if (word != NULL)
        deed_fault(deed_reason_value);
}
