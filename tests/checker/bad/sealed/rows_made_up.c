/* Rows that nobody has laid out. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    deed_drop(text);
    struct uint8_rows *rows = deed_take(sizeof(struct uint8_rows)); //- //~ cast
    //+ struct uint8_rows *rows = uint8_rows_take(1, 1);
    deed_drop(rows);
}
