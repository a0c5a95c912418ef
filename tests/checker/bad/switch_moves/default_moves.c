/* Only what nobody thought of gives it away. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static uint32_t act(struct item *item OWN CLAIMS, uint32_t command)
{
    uint32_t result = 0;
    switch (command) {
    case 0: result = item->value; break;
    case 1: result = 2; break;
    default:
        deed_drop(item);
        break; //- //~ join
        //+ return result;
    }
    deed_drop(item);
    return result;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && act(item, 5) == 3)
        deed_fault(deed_reason_value);
}
