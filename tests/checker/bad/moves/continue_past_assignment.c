/* `continue` jumps past the assignment that replaces the dropped object. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = NULL;
    for (uint32_t i = 0; i < 10; i++) {
        deed_drop(item); //~ join
        //+ item = NULL;
        if (i % 3 == 0)
            continue;
        item = deed_take(sizeof(struct item));
    }
    //+ deed_drop(item);
}
