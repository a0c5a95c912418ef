/* A bool that is incremented stays true, however often. */
#include "memory.component.h"

static uint8_t g_one[1];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    bool many = false;
    for (int i = 0; i < 2; i++)
        many++; //-
        //+ many = false;
    uint8_t *element = &g_one[many]; //~ index
    *element = 1;
}
