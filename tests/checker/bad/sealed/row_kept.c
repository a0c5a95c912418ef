/* A row is kept in a field, where it outlives the rows. */
#include "memory.component.h"

static struct uint8_vector *g_row OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    struct uint8_rows *rows = uint8_rows_take(2, 8);
    deed_drop(text);
    if (rows == NULL)
        return;
    PUT(g_row, uint8_rows_lend(rows, 0)); //- //~ not-owned
    //+ deed_sleep_until(uint8_rows_lend(rows, 0)->length);
    deed_drop(rows);
    deed_drop(TAKE(g_row));
}
