/* A pointer that nobody owns, in a struct that only one function knows, and that outlives it. */
#include "memory.component.h"

static uint32_t keep(uint32_t *number)
{
    struct kept {
        uint32_t *number; //- //~ type
        //+ uint32_t number;
    };
    static struct kept g_kept;
    g_kept.number = number; //-
    //+ g_kept.number = *number;
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t number = 4;
    if (keep(&number) != 1)
        deed_fault(deed_reason_value);
}
