/* Dropping what was never taken. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void work(bool eager)
{
    struct item *item; //-
    //+ struct item *item = NULL;
    if (eager)
        item = deed_take(sizeof(struct item));
    deed_drop(item); //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    work(deed_now() % 2 == 0);
}
