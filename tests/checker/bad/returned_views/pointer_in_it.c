/* A pointer in a view to an object of the function's own. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct found {
    struct item *item;
    struct uint8_const_slice name;
};

BORROWS(name)
static struct found find(struct uint8_const_slice name)
{
    struct item item = {1};
    struct found found = {NULL, name};
    if (name.length > 5)
        found.item = &item; //-
        //+ deed_fault(item.value);
    return found; //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct found found = find(deed_text(LITERAL("one two")));
    struct item *item = found.item;
    if (item != NULL)
        item->value = 2;
}
