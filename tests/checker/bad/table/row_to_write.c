/* A pointer to a row that is not to const. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t uses;
    uint32_t (*make)(void);
};

static const struct number numbers[] = {{0, one}};

static uint32_t uses(struct number *number) //- //~ function-pointer
//+ static uint32_t uses(const struct number *number)
{
    return number->uses;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    //+ if (uses(&numbers[0]) != 0)
    //+     deed_fault(deed_reason_value);
    if (numbers[0].make() != 1)
        deed_fault(deed_reason_value);
}
