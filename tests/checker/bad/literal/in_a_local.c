/* A struct with a text as a local starts with none. */
#include "memory.component.h"

struct option {
    const char *name; //-
    //+ uint32_t name;
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct option option = {.value = 1}; //~ function-pointer
    if (option.value == 2)
        deed_fault(deed_reason_value);
}
