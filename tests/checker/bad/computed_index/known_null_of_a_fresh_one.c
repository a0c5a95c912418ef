/* A fresh rack is empty; after one PUT somewhere nobody knows where it is not. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct rack {
    struct item *place[4] OWN;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct rack *rack = deed_take(sizeof(struct rack));
    if (rack == NULL)
        return;
    //+ deed_drop(rack);
    PUT(AT(rack->place, 4, deed_now() % 4), deed_take(sizeof(struct item))); //-
    deed_drop(TAKE(rack->place[0])); //-
    deed_drop(rack); //- //~ drop-full
}
