/* The helper's result says whether it filled the slot; it says so for another slot. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_one OWN;
static struct item *g_two OWN;

static bool fill(void)
{
    if (g_two == NULL)
        PUT(g_two, deed_take(sizeof(struct item)));
    return g_two != NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (fill()) //-
    //+ if (fill() && g_one != NULL)
        g_one->value = 1; //~ null
}
