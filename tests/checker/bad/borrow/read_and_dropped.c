/* An owned field that was read, not TAKEn: the field still owns it. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void empty(struct box *box)
{
    //+ struct uint8_vector *content = TAKE(box->content);
    struct uint8_vector *content = box->content; //-
    deed_drop(content); //~ not-owned
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    PUT(box->content, uint8_vector_take(1));
    empty(box);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
