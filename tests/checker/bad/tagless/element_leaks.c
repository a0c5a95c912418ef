/* An owner in an element of an array of structs without a tag is overwritten. */
#include "memory.component.h"

static struct {
    struct uint8_vector *page OWN;
    uint64_t number;
} g_pages[4];

static void load(uint64_t i)
{
    struct uint8_vector *page = uint8_vector_take(16);
    if (page == NULL)
        return;
    if (i >= 4) {
        return; //- //~ leak
        //+ deed_drop(page);
        //+ return;
    }
    g_pages[i].number = page->length;
    deed_drop(page);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    load(2);
}
