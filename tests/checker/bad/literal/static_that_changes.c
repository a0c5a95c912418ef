/* A static that may be another text, or none. */
#include "memory.component.h"

static const char *g_name; //- //~ type
//+ static const char g_name[] = "one";

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const char *name = g_name; //-
    //+ const char *name = g_name[0] == 'o' ? "one" : NULL;
    if (name != NULL && name[0] == 'x')
        deed_fault(deed_reason_value);
}
