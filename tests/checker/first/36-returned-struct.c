/* Returns a struct with an owner in it by value. */
//? struct letter *result
#include "memory.component.h"

struct letter {
    struct uint8_vector *text OWN;
    uint32_t stamps;
};

static struct letter g_letter;

static struct letter make(uint32_t stamps) //- //~ type
//+ static void make(uint32_t stamps, struct letter *result)
{
    g_letter.stamps = stamps; //-
    return g_letter; //-
//+     result->stamps = stamps;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_letter = make(2); //-
//+     make(2, &g_letter);
}
