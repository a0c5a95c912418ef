/* The struct that was returned is used after what its slice is of. */
#include "memory.component.h"

struct line {
    struct uint8_const_slice text;
    uint64_t number;
};

BORROWS(vector)
static struct line first(const struct uint8_vector *vector)
{
    struct line line = {uint8_vector_const_slice(vector), 1};
    return line;
}

static uint8_t g_byte;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *vector = uint8_vector_take(4);
    if (vector == NULL)
        return;
    struct line line = first(vector);
    //+ g_byte = AT(line.text.at, line.text.length, 0);
    deed_drop(vector);
    g_byte = AT(line.text.at, line.text.length, 0); //- //~ borrow-expired
    //+ g_byte += (uint8_t)line.number;
}
