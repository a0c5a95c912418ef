/* What the index comes to is not the same number twice. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

static uint32_t (*const list[4])(uint32_t n) = {one, NULL, [3] = one};

static uint32_t use(uint32_t i)
{
    uint32_t k = i % 3;
    //+ k++;
    if (list[k + 1] == NULL) //-
    //+ if (list[k] == NULL)
        return 1;
    return list[k + 1](1); //- //~ null
    //+ return list[k](1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
