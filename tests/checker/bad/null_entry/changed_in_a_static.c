/* The index is a static, which a function in between changes. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

static uint32_t (*const list[4])(uint32_t n) = {one, NULL, [3] = one};

static uint32_t g_at;

static void more(void)
{
    g_at = (g_at + 1) % 4;
}

static uint32_t use(uint32_t i)
{
    g_at = i % 4;
    if (AT(list, 4, g_at) == NULL)
        return 1;
    more();
    return AT(list, 4, g_at)(1); //- //~ null
    //+ return g_at + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
