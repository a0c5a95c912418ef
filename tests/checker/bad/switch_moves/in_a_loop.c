/* One command drops the object, and the next round asks it for the next command. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void run(struct item *item OWN CLAIMS)
{
    for (;;) {
        switch (item->value % 3) {
        case 0: item->value++; break;
        case 1: item->value += 4; break;
        default:
            deed_drop(item); //- //~ join
            //+ deed_drop(item);
            //+ return;
            break;
        }
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        run(item);
}
