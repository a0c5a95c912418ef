/* Returns in each case of a switch, and not behind it. */
//? return
//? behind the switch
#include "memory.component.h"

enum color { red, green };

static uint32_t code(enum color c)
{
    switch (c) {
    case red: return 1;
    case green: return 2;
    }
//+     return 0; /* behind the switch */
} //~ control

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)code(red);
}
