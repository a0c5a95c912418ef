/* A struct that is passed is copied when the call is made, and the next argument has dropped what it lies in. */
#include "memory.component.h"

struct part {
    uint32_t numbers[20];
};

struct box {
    struct part part;
};

static struct box *g_box OWN;

static uint32_t clear(void)
{
    deed_drop(TAKE(g_box));
    return 1;
}

static uint32_t first_of(struct part part, uint32_t number)
{
    return part.numbers[0] + number;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = g_box;
    if (box == NULL)
        return;
    //+ struct part part = box->part;
    if (first_of(box->part, clear()) == 4) //- //~ borrow-expired
    //+ if (first_of(part, clear()) == 4)
        deed_now();
}
