/* The vector is dropped where it hangs, while a pointer walks in its slice. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

static void clear(void)
{
    deed_drop(TAKE(g_text));
}

static uint32_t sum(void)
{
    struct uint8_vector *text = g_text;
    if (text == NULL)
        return 0;
    struct uint8_slice s = uint8_vector_slice(text);
    uint32_t total = 0;
    const uint8_t *p = s.at, *end = p + s.length;
    clear(); //-
    while (p < end)
        total += *p++; //~ borrow-expired
    //+ clear();
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_text, uint8_vector_take(4));
    if (sum() > 10)
        deed_fault(deed_reason_value);
}
