/* Searching: linear, binary, to a sentinel, in a ring and a hash table; every access is proved. */
#include "exact.component.h"

#define RING 16u

static uint32_t g_ring[RING];
static uint32_t g_head, g_used;
static uint32_t g_slot[64];

static uint32_t binary(const uint32_t *p COUNT(n), uint32_t n, uint32_t key)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int32_t signed_binary(const uint32_t *p COUNT(n), uint32_t n, uint32_t key)
{
    int32_t low = 0, high = (int32_t)(n & 0xffff) - 1;
    while (low <= high) {
        int32_t middle = low + (int32_t)((uint32_t)(high - low) / 2);
        if ((uint32_t)middle >= n)
            return -1;
        if (p[middle] == key)
            return middle;
        if (p[middle] < key)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

static uint64_t text_size(const uint8_t *text COUNT(n), uint64_t n)
{
    uint64_t i = 0;
    while (i < n && text[i] != 0)
        i++;
    return i;
}

static bool ring_put(uint32_t word)
{
    if (g_used == RING)
        return false;
    g_ring[(g_head + g_used) % RING] = word;
    g_used++;
    return true;
}

static uint32_t ring_get(void)
{
    if (g_used == 0)
        return 0;
    uint32_t word = g_ring[g_head];
    g_head = (g_head + 1) % RING;
    g_used--;
    return word;
}

static uint32_t probe(uint32_t key)
{
    uint32_t hash = key * 2654435761u;
    for (uint32_t step = 0; step < 64; step++) {
        uint32_t at = (hash + step) & 63;
        if (g_slot[at] == key || g_slot[at] == 0)
            return at;
    }
    return 0;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint32_t words[9] = {1, 3, 4};
    uint8_t text[20] = {'a', 'b'};
    uint32_t n = deed_to_u32(deed_heap_used()) % 10;
    uint32_t found = binary(words, n, 3) + (uint32_t)signed_binary(words, n, 4);
    if (ring_put(found) && ring_put(n))
        found += ring_get();
    g_slot[probe(found)] = found;
    if (text_size(text, 20) == found)
        deed_fault(deed_reason_value);
}
