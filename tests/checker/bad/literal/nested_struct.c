/* A struct with a text is a part of one that has none itself. */
#include "memory.component.h"

struct name {
    const char *text; //-
    //+ char text[4];
};

struct option {
    struct name name; //~ function-pointer
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct option option = {.value = 1};
    if (option.value == 2 && option.name.text[0] == 'x')
        deed_fault(deed_reason_value);
}
