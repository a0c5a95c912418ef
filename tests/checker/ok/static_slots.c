/* Owned statics: a cache of one, replaced and swapped; an owner that outlives main. */
#include "memory.component.h"

struct page {
    uint64_t number;
    uint8_t content[32];
};

static struct page *g_current OWN;
static struct page *g_previous OWN;
static uint32_t g_misses;

static bool load(uint64_t number)
{
    const struct page *current = g_current;
    if (current != NULL && current->number == number)
        return true;
    const struct page *previous = g_previous;
    if (previous != NULL && previous->number == number) {
        struct page *older = TAKE(g_previous);
        struct page *newer = TAKE(g_current);
        PUT(g_current, older);
        PUT(g_previous, newer);
        return true;
    }
    g_misses++;
    struct page *page = deed_take(sizeof(struct page));
    if (page == NULL)
        return false;
    page->number = number;
    for (uint32_t i = 0; i < sizeof(page->content); i++)
        page->content[i] = (uint8_t)(number + i);
    deed_drop(TAKE(g_previous));
    PUT(g_previous, TAKE(g_current));
    PUT(g_current, page);
    return true;
}

static uint8_t byte_at(uint64_t number, uint32_t offset)
{
    if (!load(number))
        return 0;
    const struct page *page = g_current;
    return page != NULL ? page->content[offset] : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static uint32_t rounds;
    uint32_t sum = 0;
    for (uint64_t i = 0; i < 64; i++) {
        sum += byte_at(i % 3 == 0 ? 1 : i, (uint32_t)i % 32);
        rounds++;
    }
    if (sum == 0 || g_misses > rounds)
        deed_fault(deed_reason_value);
}
