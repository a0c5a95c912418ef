/* Two pointers to one number: -Wunsequenced sees two names and says nothing. */
#include "memory.component.h"

static void step(uint32_t *a, uint32_t *b)
{
    *a = (*b)++ + 1; //- //~ sequence
    //+ *a = *b + 1;
    //+ (*b)++;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t word = 1;
    step(&word, &word);
}
