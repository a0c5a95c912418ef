/* The owner in a struct without a name is the one that is emptied while it is lent. */
#include "memory.component.h"

static struct {
    struct uint8_vector *text OWN;
    uint32_t size;
} g_first;

static struct {
    struct uint8_vector *text OWN;
    uint32_t size;
} g_second;

static void empty(void)
{
    deed_drop(TAKE(g_first.text)); //-
    //+ deed_drop(TAKE(g_second.text));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = g_first.text;
    if (text == NULL)
        return;
    empty();
    if (text->length > 4) //~ borrow-expired
        g_second.size = g_first.size;
}
