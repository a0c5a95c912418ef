/* An enum that is incremented runs past its last constant. */
#include "memory.component.h"

enum kind { kind_a, kind_b, kind_c };

static enum kind g_kind;

static void next(void)
{
    g_kind++; //- //~ cast
    //+ g_kind = kind_b;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    next();
}
