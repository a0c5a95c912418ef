/* What is in the next element is lost: it is the first that was emptied. */
#include "memory.component.h"

struct box {
    struct uint8_vector *v OWN;
};

static struct box g_boxes[4];

static bool is_empty(void)
{
    struct box *p = g_boxes;
    deed_drop(TAKE(p->v));
    p++;
    struct uint8_vector *v = TAKE(p->v);
    bool is_none = v == NULL;
    //+ deed_drop(v);
    return is_none; //~ leak
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (!is_empty())
        deed_fault(deed_reason_value);
}
