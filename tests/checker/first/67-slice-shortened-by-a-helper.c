/* The helper gets the slice by its address, and the pointer walks over what is left. */
//? struct uint8_slice own = line;
#include "memory.component.h"

static void skip_blanks(struct uint8_slice *s)
{
    while (s->length > 0 && s->at[0] == ' ')
        *s = uint8_slice_rest(*s, 1);
}

static uint32_t number(struct uint8_slice line)
{
    uint32_t value = 0;
    skip_blanks(&line);
    //+ struct uint8_slice own = line;
    for (const uint8_t *p = line.at, *end = p + line.length; p < end; p++) //- //~ count
        //+ for (const uint8_t *p = own.at, *end = p + own.length; p < end; p++)
        value = value * 10 + (*p - (uint32_t)'0');
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t line[3] = {' ', '1', '2'};
    if (number(uint8_slice_of(line, 3)) != 12)
        deed_fault(deed_reason_value);
}
