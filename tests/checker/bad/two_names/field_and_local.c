/* The local is put into a field, and dropped as well. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void fill(struct box *box)
{
    struct uint8_vector *content = uint8_vector_take(8);
    deed_drop(TAKE(box->content));
    PUT(box->content, content);
    deed_drop(content); //- //~ use-after-move
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    fill(box);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
