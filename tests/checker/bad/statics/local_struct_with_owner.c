/* A struct with an owned field on the stack: the field ends with the block, what it owns does not. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint32_t label;
};

static uint32_t g_size;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box box = {NULL, 3}; //- //~ type
    //+ struct uint8_vector *box = NULL;
    g_size = sizeof(box);
}
