/* The empty slice has no first element. */
#include "memory.component.h"

static uint8_t first(bool is_full)
{
    struct uint8_const_slice s = {0};
    if (is_full)
        s = deed_text(LITERAL("one"));
    return s.at[0]; //- //~ index
    //+ return s.length > 0 ? s.at[0] : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(true) != 'o')
        deed_fault(deed_reason_value);
}
