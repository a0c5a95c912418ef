/* Emptied, and filled again behind the back by a helper before it is dropped. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void refill(struct box *box)
{
    deed_drop(TAKE(box->content));
    PUT(box->content, uint8_vector_take(4));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    //+ refill(box);
    deed_drop(TAKE(box->content));
    refill(box); //-
    deed_drop(box); //~ drop-full
}
