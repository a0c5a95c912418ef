/* The address of an element one past the end: taking an address, the compiler lets it pass. */
#include "memory.component.h"

struct row {
    uint32_t cells[4];
    uint32_t next;
};

static void set(struct row *row, uint32_t i)
{
    if (i > 4) //-
    //+ if (i >= 4)
        return;
    uint32_t *cell = &row->cells[i]; //~ index
    *cell = 7;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct row row = {0};
    set(&row, (uint32_t)deed_now());
}
