/* A struct with an owned field on the stack: the field ends with the block, what it owns does not. */
#include "memory.component.h"

struct box {
    struct uint8_vector *content OWN;
    uint32_t label;
};

static uint32_t g_size;

static void run(void)
{
    struct box box = {NULL, 3};
    g_size = sizeof(box);
    PUT(box.content, uint8_vector_take(4));
    //+ deed_drop(TAKE(box.content));
} //- //~ leak
//+ }

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
