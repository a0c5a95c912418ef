/* A row of bytes is read as one of words. */
#include "memory.component.h"

static void read(const struct uint8_rows *rows)
{
    if (uint8_rows_count(rows) == 9)
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    deed_drop(text);
    struct uint16_rows *rows = uint16_rows_take(1, 4);
    if (rows == NULL)
        return;
    struct uint16_vector *row = uint16_rows_add(rows, 4);
    if (row != NULL)
        row->at[0] = 1;
    read((const struct uint8_rows *)rows); //- //~ cast
    deed_drop(rows);
}
