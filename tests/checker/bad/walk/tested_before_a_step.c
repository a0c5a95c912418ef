/* The owner that was seen is the one of the element before. */
#include "memory.component.h"

struct box {
    struct uint8_vector *v OWN;
};

static struct box g_boxes[4];

static uint64_t second(void)
{
    const struct box *p = g_boxes;
    if (p->v == NULL)
        return 0;
    p++;
    //+ const struct uint8_vector *v = p->v;
    //+ if (v == NULL)
    //+     return 0;
    return p->v->length; //- //~ null
    //+ return v->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (second() > 10)
        deed_fault(deed_reason_value);
}
