/* The index is changed by somebody who got its address. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

static uint32_t (*const list[4])(uint32_t n) = {one, NULL, [3] = one};

static void more(uint32_t *n)
{
    *n = (*n + 1) % 4;
}

static uint32_t use(uint32_t i)
{
    uint32_t k = i % 4;
    if (AT(list, 4, k) == NULL)
        return 1;
    more(&k);
    return AT(list, 4, k)(1); //- //~ null
    //+ return k + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
