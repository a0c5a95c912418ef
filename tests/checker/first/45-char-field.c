/* Keeps bytes behind a pointer in a struct. */
//? struct uint8_vector *data OWN
#include "memory.component.h"

struct buffer {
    char *data; //- //~ type
//+     struct uint8_vector *data OWN;
    uint64_t used;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct buffer *b = deed_take(sizeof(struct buffer));
    if (b == NULL)
        return;
    b->used = 0;
    deed_drop(b);
}
