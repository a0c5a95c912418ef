/* The box is dropped with what is in it. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint32_t label;
};

static void discard(struct box *box OWN CLAIMS)
{
    //+ deed_drop(TAKE(box->content));
    deed_drop(box); //~ drop-full
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    PUT(box->content, uint8_vector_take(10));
    discard(box);
}
