/* A slice of its bytes outlives its block. */
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
    struct uint8_slice bytes = {0};
    {
        struct box b = {.used = n};
        bytes = uint8_slice_of(b.bytes, 8);
        empty(&b);
    }
    uint8_slice_fill(bytes, 1); //- //~ borrow-expired
    //+ n = bytes.length > 2 ? 1 : 2;
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
