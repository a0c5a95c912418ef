/* So it does with elements. */
#include "memory.component.h"

static uint8_t g_bytes[4];

static uint8_t test(const uint8_t *few COUNT(4), uint64_t i)
{
    uint8_t pair[2] = {[1] = g_bytes[i], [0] = few[i]}; //- //~ index
    //+ uint8_t pair[2] = {[0] = g_bytes[i], [1] = few[i]};
    return pair[0];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {0};
    g_bytes[0] = test(few, deed_now());
}
