/* A chain of owners: the first assignment loses what the second variable had. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *a, *b = deed_take(sizeof(struct item));
    //+ deed_drop(b);
    a = b = NULL; //~ overwrite
    deed_drop(a);
}
