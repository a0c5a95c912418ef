/* Rehashing: every chain of one array of owners moves node by node into another. */
#include "memory.component.h"

struct cell {
    struct cell *next OWN;
    uint64_t key;
};

static struct cell *g_small[4] OWN;
static struct cell *g_large[16] OWN;

static void put_large(struct cell *cell OWN CLAIMS)
{
    uint64_t place = cell->key % 16;
    struct cell *chain = TAKE(AT(g_large, 16, place));
    PUT(cell->next, chain);
    PUT(AT(g_large, 16, place), cell);
}

static void rehash(void)
{
    for (uint32_t i = 0; i < 4; i++) {
        struct cell *cell = TAKE(AT(g_small, 4, i));
        while (cell != NULL) {
            struct cell *next = TAKE(cell->next);
            put_large(cell);
            cell = next;
        }
    }
}

static bool put_small(uint64_t key)
{
    struct cell *cell = deed_take(sizeof(struct cell));
    if (cell == NULL)
        return false;
    cell->key = key;
    PUT(cell->next, TAKE(AT(g_small, 4, key % 4)));
    PUT(AT(g_small, 4, key % 4), cell);
    return true;
}

static bool contains(uint64_t key)
{
    for (const struct cell *at = g_large[key % 16]; at != NULL; at = at->next)
        if (at->key == key)
            return true;
    return false;
}

static uint32_t clear(void)
{
    uint32_t dropped = 0;
    for (uint32_t i = 0; i < 16; i++) {
        struct cell *cell;
        for (cell = TAKE(AT(g_large, 16, i)); cell != NULL; dropped++) {
            struct cell *next = TAKE(cell->next);
            deed_drop(cell);
            cell = next;
        }
    }
    return dropped;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t put = 0;
    for (uint64_t key = 3; key < 1000 && put < 30; key += 33)
        put += put_small(key) ? 1u : 0u;
    rehash();
    bool found = contains(36) || !contains(37);
    if (clear() != put || !found)
        deed_fault(deed_reason_value);
}
