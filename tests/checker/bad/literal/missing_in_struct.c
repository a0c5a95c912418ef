/* A struct of the table leaves out its text. */
#include "memory.component.h"

struct option {
    const char *name;
    uint32_t value;
};

static const struct option options[] = {
    {"one", 1},
    {.value = 2}, //- //~ static
    //+ {.name = "", .value = 2},
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const struct option *option = &options[1];
    if (option->name[0] == 'x')
        deed_fault(deed_reason_value);
}
