/* An owned field is written like any other: what was in it is gone, what is put in has two owners. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void fill(struct box *box, struct uint8_vector *content OWN CLAIMS)
{
    deed_drop(TAKE(box->content));
    //+ PUT(box->content, content);
    box->content = content; //- //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    struct uint8_vector *content = uint8_vector_take(4);
    if (box == NULL || content == NULL)
        deed_fault(deed_reason_stopped);
    fill(box, content);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
