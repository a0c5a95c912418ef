/* The address of an owned field: behind it anything could be put there. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint32_t number;
};

static void set(uint32_t *number)
{
    *number = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    struct uint8_vector **place = &box->content; //- //~ type
    set(&box->number);
    (void)place; //-
    deed_drop(box);
}
