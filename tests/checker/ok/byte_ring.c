/* A ring buffer in a static struct: plain statics, unsigned wrap-around, compound assignment. */
#include "memory.component.h"

#define RING 64u

struct ring {
    uint8_t bytes[RING];
    uint32_t read;
    uint32_t written;
};

static struct ring g_ring;
static const uint8_t g_pattern[4] = {0x55, 0xaa, 0x0f, 0xf0};

static bool put(uint8_t byte)
{
    if (g_ring.written - g_ring.read == RING)
        return false;
    g_ring.bytes[g_ring.written % RING] = byte;
    g_ring.written++;
    return true;
}

static bool get(uint8_t *byte)
{
    if (g_ring.written == g_ring.read)
        return false;
    *byte = g_ring.bytes[g_ring.read % RING];
    g_ring.read++;
    return true;
}

static uint32_t put_all(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t stored = 0;
    for (uint64_t i = 0; i < size && put(AT(bytes, size, i)); i++)
        stored++;
    return stored;
}

static uint32_t drain(uint32_t most)
{
    uint32_t sum = 0;
    uint8_t byte = 0;
    while (most > 0 && get(&byte)) {
        sum += byte;
        most--;
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t sum = 0;
    for (uint32_t round = 0; round < 100; round++) {
        if (put_all(g_pattern, 4) < 4 || round % 5 == 4)
            sum += drain(20);
    }
    sum += drain(RING);
    if (sum == 0 || g_ring.read != g_ring.written)
        deed_fault(deed_reason_value);
}
