/* The test stands behind the call. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

static uint32_t (*const list[4])(uint32_t n) = {one, NULL, [3] = one};

static uint32_t use(uint32_t i)
{
    //+ if (AT(list, 4, i) == NULL)
    //+     return 3;
    uint32_t n = AT(list, 4, i)(1); //- //~ null
    //+ uint32_t n = AT(list, 4, i)(1);
    if (AT(list, 4, i) == NULL) //-
        return 3;               //-
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
