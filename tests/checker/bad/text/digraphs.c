/* Brackets and braces in other letters, which tools and people do not see as such. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes<:3:> = <%1, 2, 3%>; //- //~ token
    //+ uint8_t bytes[3] = {1, 2, 3};
    if (bytes<:0:> != 1) //-
    //+ if (bytes[0] != 1)
        deed_fault(deed_reason_value);
}
