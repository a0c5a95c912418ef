/* An SDK function declared once more: who says that it is the same? */
#include "memory.component.h"

OWN OPT void *deed_take(uint64_t size); //- //~ static

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
