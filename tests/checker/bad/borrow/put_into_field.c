/* A borrow becomes an owner by PUT. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void fill(struct box *box, struct uint8_vector *content) //-
//+ static void fill(struct box *box, struct uint8_vector *content OWN CLAIMS)
{
    content->at[0] = 1;
    deed_drop(TAKE(box->content));
    PUT(box->content, content); //~ not-owned
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    struct uint8_vector *content = uint8_vector_take(1);
    if (box == NULL || content == NULL)
        deed_fault(deed_reason_stopped);
    fill(box, content);
    deed_drop(content); //-
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
