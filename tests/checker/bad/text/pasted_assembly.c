/* Token pasting: neither half is a keyword. */
#include "memory.component.h"

#define GLUE(a, b) a##b

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    GLUE(__as, m__)("cli"); //- //~ token
    //+ GLUE(deed_, sleep_until)(DEED_NOW);
}
