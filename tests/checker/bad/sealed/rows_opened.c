/* The places of the rows are written. */
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
    rows->rows.count = 100; //- //~ opaque
    //+ (void)uint8_rows_add(rows, 4);
    deed_drop(rows);
}
