/* A row of the table is copied, and with it the pointer. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct number number = numbers[0]; //- //~ function-pointer
    //+ const struct number *number = &numbers[0];
    if (number.uses != 0) //-
    //+ if (number->make() != 1)
        deed_fault(deed_reason_value);
}
