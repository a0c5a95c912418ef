/* An object seen as bytes: its owned field can be forged one byte at a time. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
};

static uint8_t peek(const struct box *box)
{
    const uint8_t *bytes = (const uint8_t *)box; //- //~ cast
    //+ const uint8_t byte = box->content != NULL;
    //+ const uint8_t *bytes = &byte;
    return *bytes;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box));
    if (box == NULL)
        return;
    if (peek(box) == 9)
        deed_fault(deed_reason_value);
    deed_drop(TAKE(box->content));
    deed_drop(box);
}
