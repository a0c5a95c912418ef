/* The loop is left through a break behind a move; the code after it believes in the other way out. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t search(struct item *item OWN CLAIMS, uint32_t limit)
{
    for (uint32_t i = 0; i < limit; i++) {
        if (item->value == i) {
            deed_drop(item);
            break; //- //~ join
            //+ return i;
        }
    }
    uint32_t value = item->value;
    deed_drop(item);
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        search(item, 10);
}
