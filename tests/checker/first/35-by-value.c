/* Passes a struct with an owner in it by value. */
//? const struct letter *letter
#include "memory.component.h"

struct letter {
    struct uint8_vector *text OWN;
    uint32_t stamps;
};

static struct letter g_letter;

static uint32_t price(struct letter letter) //- //~ type
//+ static uint32_t price(const struct letter *letter)
{
    return letter.stamps * 80; //-
//+     return letter->stamps * 80;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)price(g_letter); //-
//+     (void)price(&g_letter);
}
