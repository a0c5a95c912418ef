/* Reads a number out of bytes by a cast. */
//? at[0] | 
//? << 8)
#include "memory.component.h"

static uint32_t word(const struct uint8_vector *packet)
{
    return *(const uint16_t *)packet->at; //- //~ cast
//+     if (packet->length < 2)
//+         return 0;
//+     return (uint32_t)(packet->at[0] | packet->at[1] << 8);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *packet = uint8_vector_take(8);
    if (packet == NULL)
        return;
    (void)word(packet);
    deed_drop(packet);
}
