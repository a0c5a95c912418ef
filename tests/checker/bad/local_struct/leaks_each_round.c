/* It ends at the end of each round, with what it owns. */
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
    for (uint32_t i = 0; i < n; i++) {
        struct box b = {.used = i};
        fill(&b);
        if (b.used == 1)
            continue; //- //~ leak
            //+ n = 2;
        empty(&b);
    }
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
