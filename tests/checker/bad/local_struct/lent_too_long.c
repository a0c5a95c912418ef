/* A pointer into it outlives its block. */
#include "memory.component.h"

struct box {
    struct uint8_vector *text OWN;
    uint32_t used;
    uint8_t bytes[8];
};

static struct box *g_box OWN;

static bool fill(struct box *box)
{
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return false;
    deed_drop(TAKE(box->text));
    PUT(box->text, text);
    return true;
}

static void empty(struct box *box)
{
    deed_drop(TAKE(box->text));
    box->used++;
}

static void run(uint32_t n)
{
    uint8_t *byte = NULL;
    {
        struct box b = {.used = n};
        byte = &b.bytes[n % 8];
        empty(&b);
    }
    *byte = 1; //- //~ borrow-expired
    //+ byte = NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run(3);
    struct box *box = TAKE(g_box);
    if (box == NULL)
        return;
    if (fill(box))
        box->used++;
    empty(box);
    deed_drop(box);
}
