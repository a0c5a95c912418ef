/* How many are used stands in a struct, and somebody takes away more. */
#include "memory.component.h"

struct buffer {
    uint8_t bytes[8];
    int32_t used;
};

static struct buffer g_buffer;

static uint32_t add(const uint8_t *p COUNT(n), int32_t n)
{
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static void take_away(int32_t n)
{
    if (n > 0 && n < 8)
        g_buffer.used -= n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_buffer.used = 4;
    take_away((int32_t)(deed_now() % 8));
    if (g_buffer.used > 8) //-
    //+ if (g_buffer.used > 8 || g_buffer.used < 0)
        return;
    if (add(g_buffer.bytes, g_buffer.used) > 100) //~ count
        deed_fault(deed_reason_value);
}
