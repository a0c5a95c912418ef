/* Of two functions of a row one is tested, and the other one called. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

struct pair {
    uint32_t (*first)(uint32_t n);
    uint32_t (*second)(uint32_t n);
};

static const struct pair pairs[] = {{one, NULL}, {one, one}};

static uint32_t use(uint32_t i)
{
    const struct pair *pair = &AT(pairs, 2, i % 2);
    if (pair->first != NULL)
        return pair->second(1); //- //~ null
    //+ return pair->first(1);
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
