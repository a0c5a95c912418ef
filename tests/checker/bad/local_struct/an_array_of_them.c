/* Of an array of them nobody could say which are empty. */
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
    struct box b[2] = {{0}}; //- //~ type
    //+ struct box b = {0};
    b[n % 2].used = 1; //-
    //+ b.used = n;
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
