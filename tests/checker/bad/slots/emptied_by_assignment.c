/* The field is set to null so that the box may be dropped. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void empty(struct box *box)
{
    //+ deed_drop(TAKE(box->content));
    box->content = NULL; //- //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    PUT(box->content, uint8_vector_take(4));
    empty(box);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
