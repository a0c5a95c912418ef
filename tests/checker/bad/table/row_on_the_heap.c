/* A row from the heap: its pointer is null, or whatever is written there. */
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

static OWN OPT const struct number *make(void)
{
    return deed_take(sizeof(struct number)); //- //~ cast
    //+ return NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (numbers[0].make() != 1)
        deed_fault(deed_reason_value);
}
