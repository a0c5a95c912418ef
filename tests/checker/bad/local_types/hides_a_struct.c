/* The struct of the file is hidden by one with the same name and nothing owned in it. */
#include "memory.component.h"

struct item {
    struct uint8_vector *bytes OWN;
};

static struct item *g_item OWN;

static uint32_t count(void)
{
    struct item { //- //~ type
        //+ struct counter {
        uint32_t bytes;
    };
    struct item item = {3}; //-
    //+ struct counter item = {3};
    return item.bytes;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = TAKE(g_item);
    if (item == NULL)
        return;
    deed_drop(TAKE(item->bytes));
    deed_drop(item);
    if (count() != 3)
        deed_fault(deed_reason_value);
}
