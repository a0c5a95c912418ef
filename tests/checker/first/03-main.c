/* Looks for main. */
//? void memory_main(struct memory_ports *ports)
#include "memory.component.h"

//+ void memory_main(struct memory_ports *ports)
int main(void) //- //~ static
{
//+     (void)ports;
    return 0; //-
}
