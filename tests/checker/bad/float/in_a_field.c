/* A float inside of an object. */
#include "memory.component.h"

struct item {
    uint32_t value;
    float weight; //- //~ type
    //+ uint32_t weight;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    deed_drop(item);
}
