/* An owner beside the functions: a constant would give it away. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t (*make)(void);
    struct item *item OWN; //- //~ function-pointer
    //+ uint32_t item;
};

static const struct number numbers[] = {{one, 0}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (numbers[0].make() != 1)
        deed_fault(deed_reason_value);
}
