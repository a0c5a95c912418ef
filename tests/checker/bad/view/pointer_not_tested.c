/* A pointer in a view may be null. */
#include "memory.component.h"

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to;
};

static void start(struct copier *copier)
{
    struct uint8_vector *to = copier->to;
    //+ if (to != NULL)
    to->at[0] = 1; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct copier copier = {deed_text(LITERAL("text")), NULL};
    start(&copier);
}
