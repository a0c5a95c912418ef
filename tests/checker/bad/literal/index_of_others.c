/* Others may change the index between the test and the access. */
#include "memory.component.h"

static uint32_t g_at;

static void forward(void)
{
    g_at += 2;
}

static char next(const char *s)
{
    g_at = 0;
    if (s[g_at] == 0) //-
        return 0; //-
    forward();
    return s[g_at]; //- //~ index
    //+ return s[0];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (next("") != 0)
        deed_fault(deed_reason_value);
}
