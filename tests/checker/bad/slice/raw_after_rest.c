/* The index was tested against what the slice was before. */
#include "memory.component.h"

static uint8_t third(struct uint8_const_slice s)
{
    if (s.length < 3)
        return 0;
    s = uint8_const_slice_rest(s, 1);
    return s.at[2]; //- //~ index
    //+ return s.length > 1 ? s.at[1] : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (third(deed_text(LITERAL("one"))) == 0)
        deed_fault(deed_reason_value);
}
