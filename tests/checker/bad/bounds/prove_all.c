/* The trap is there, but the component promised not to need it. */
#include "exact.component.h"

static uint32_t g_words[16];

static uint32_t word(uint32_t i)
{
    return g_words[i]; //- //~ prove
    //+ return i < 16 ? g_words[i] : 0;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    g_words[0] = word(deed_to_u32(deed_heap_used()));
}
