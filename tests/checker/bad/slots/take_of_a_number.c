/* TAKE of eight bytes that were never a pointer. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint64_t size;
};

static void empty(struct box *box)
{
    struct uint8_vector *content = TAKE(box->size); //- //~ slot
    //+ struct uint8_vector *content = TAKE(box->content);
    deed_drop(content);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    box->size = 4096;
    empty(box);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
