/* The same for a row: whether there is one, nobody has asked. */
#include "memory.component.h"

static uint8_t g_bytes[4];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_rows *rows = uint8_rows_take(4, 100);
    if (rows == NULL)
        return;
    uint64_t n = deed_now();
    struct uint8_vector *row = uint8_rows_add(rows, n);
    //+ if (row != NULL) {
    uint8_t *byte = &g_bytes[n >> 29]; //~ index
    *byte = row != NULL;
    //+ }
    deed_drop(rows);
}
