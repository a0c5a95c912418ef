/* A union is a cast that needs no syntax. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

union forge { //- //~ type
//+ struct forge {
    uint32_t number;
    uint8_t bytes[4];
};

static struct item g_item;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    union forge forge = {.number = 4096}; //-
    //+ struct forge forge = {.number = 4096};
    g_item.value = forge.bytes[1];
}
