/* Reading a list through borrows: a cursor that may be null, a search that returns a borrow. */
#include "memory.component.h"

struct entry {
    struct entry *next OWN;
    uint32_t key;
    uint32_t value;
};

static struct entry *g_entries OWN;

static uint32_t count_entries(void)
{
    uint32_t count = 0;
    struct entry *at = g_entries;
    while (at != NULL) {
        count++;
        at = at->next;
    }
    return count;
}

static bool change(uint32_t key, uint32_t value)
{
    for (struct entry *at = g_entries; at != NULL; at = at->next) {
        if (at->key != key)
            continue;
        at->value = value;
        return true;
    }
    return false;
}

static uint32_t largest(const struct entry *from OPT)
{
    uint32_t best = 0;
    const struct entry *at = from;
    for (; at != NULL; at = at->next) {
        if (at->value > best)
            best = at->value;
    }
    return best;
}

static bool add(uint32_t key, uint32_t value)
{
    if (change(key, value))
        return true;
    struct entry *entry = deed_take(sizeof(struct entry));
    if (!entry)
        return false;
    entry->key = key;
    entry->value = value;
    PUT(entry->next, TAKE(g_entries));
    PUT(g_entries, entry);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = 0;
    do {
        if (!add(i % 7, i * 3))
            return;
        i++;
    } while (count_entries() < 5);
    if (largest(g_entries) > 100)
        deed_fault(deed_reason_value);
}
