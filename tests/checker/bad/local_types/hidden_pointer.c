/* A typedef of the function hides a pointer. */
#include "memory.component.h"

static uint32_t read(uint32_t *number)
{
    typedef uint32_t *word; //- //~ type
    //+ typedef uint32_t word;
    word w = number; //-
    //+ word w = *number;
    return w != 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t number = 4;
    if (read(&number) != 1)
        deed_fault(deed_reason_value);
}
