/* A struct with a text that everybody may write to starts with none. */
#include "memory.component.h"

struct option {
    const char *name; //-
    //+ char name[8];
    uint32_t value;
};

static struct option g_option; //~ function-pointer

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_option.value == 2)
        deed_fault(deed_reason_value);
}
