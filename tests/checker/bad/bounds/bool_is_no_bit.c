/* What is not 0 makes a bool true: it is not cut off to its lowest bit. */
#include "memory.component.h"

static uint8_t g_one[1];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    bool odd = deed_now() > 5;
    odd *= 2; //-
    //+ odd *= 0;
    uint8_t *element = &g_one[odd]; //~ index
    *element = 1;
}
