/* A cast makes a small struct a large one. */
#include "memory.component.h"

struct small {
    uint32_t value;
};

struct large {
    uint32_t value[100];
};

static void fill(struct small *small)
{
    struct large *large = (struct large *)small; //- //~ cast
    //+ struct small *large = small;
    (void)large;
    small->value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct small small = {0};
    fill(&small);
}
