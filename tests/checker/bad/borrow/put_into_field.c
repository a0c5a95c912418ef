/* The callee puts it away, and nobody wrote so: the caller drops it, too. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static void fill(struct box *box, struct uint8_vector *content)
{
    content->at[0] = 1;
    deed_drop(TAKE(box->content));
    PUT(box->content, content);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    struct uint8_vector *content = uint8_vector_take(1);
    if (box == NULL || content == NULL)
        deed_fault(deed_reason_stopped);
    fill(box, content);
    deed_drop(content); //- //~ use-after-move
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
