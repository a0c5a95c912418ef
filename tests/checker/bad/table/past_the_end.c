/* A row behind the last one: what is taken for a function there could be anything. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t uses;
    uint32_t (*make)(void);
};

static const struct number numbers[] = {{0, one}, {1, one}};

static uint32_t use(uint32_t i)
{
    const struct number *number = &numbers[i]; //- //~ index
    //+ const struct number *number = &AT(numbers, 2, i);
    return number->make();
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now()) != 1)
        deed_fault(deed_reason_value);
}
