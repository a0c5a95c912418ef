/* Constant pointers in a struct that is none. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t uses;
    uint32_t (*make)(void);
};

static struct number numbers[] = {{0, one}}; //- //~ function-pointer
//+ static const struct number numbers[] = {{0, one}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (numbers[0].make() != 1)
        deed_fault(deed_reason_value);
}
