/* A number becomes an enum under its second name, and chooses a row. */
#include "memory.component.h"

typedef enum { MODE_READ, MODE_WRITE } mode;

static mode g_mode;

static void set(uint32_t number)
{
    g_mode = number; //- //~ cast
    //+ g_mode = number == 1 ? MODE_WRITE : MODE_READ;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(7);
}
