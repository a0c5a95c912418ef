/* A number becomes an enum without a cast. */
#include "memory.component.h"

enum kind { kind_a, kind_b, kind_c };

static enum kind g_kind;

static void next(void)
{
    g_kind = g_kind + 1; //- //~ cast
    //+ g_kind = g_kind == kind_a ? kind_b : kind_c;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    next();
}
