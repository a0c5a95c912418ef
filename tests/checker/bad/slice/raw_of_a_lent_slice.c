/* A call shortens the slice through its address. */
#include "memory.component.h"

static void cut(struct uint8_const_slice *s)
{
    *s = uint8_const_slice_first(*s, 1);
}

static uint8_t second(struct uint8_const_slice s)
{
    if (s.length < 2)
        return 0;
    cut(&s);
    return s.at[1]; //- //~ index
    //+ return AT(s.at, s.length, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (second(deed_text(LITERAL("one"))) == 0)
        deed_fault(deed_reason_value);
}
