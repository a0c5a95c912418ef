/* Inside of the function the name is of a larger struct; what came from outside is the smaller. */
#include "memory.component.h"

typedef struct small {
    uint32_t value;
} item;

typedef struct large {
    uint32_t value;
    uint32_t more[30];
} large;

static uint32_t read(const item *outer)
{
    const large *inner = (const large *)outer; //- //~ cast
    //+ const item *inner = outer;
    return inner->more[20]; //-
    //+ return inner->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item one = {1};
    if (read(&one) > 8)
        deed_fault(deed_reason_value);
}
