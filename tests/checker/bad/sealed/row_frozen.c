/* A row is frozen while its neighbours are not. */
#include "memory.component.h"

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
    struct uint8_vector *row = uint8_rows_lend(rows, 0);
    deed_drop(uint8_vector_freeze(row)); //- //~ not-owned
    //+ row->at[0] = 1;
    deed_drop(rows);
}
