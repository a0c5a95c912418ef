/* A hash table with chains of owned entries. */
#include "memory.component.h"

enum { BUCKETS = 32 };

struct entry {
    struct entry *next OWN;
    uint32_t key;
    uint32_t value;
};

static struct entry *table[BUCKETS] OWN;

static uint32_t hash(uint32_t key)
{
    key ^= key >> 16;
    key *= 0x45d9f3bu;
    key ^= key >> 16;
    return key % BUCKETS;
}

static struct entry *find(uint32_t key)
{
    for (struct entry *e = table[hash(key)]; e != NULL; e = e->next)
        if (e->key == key)
            return e;
    return NULL;
}

static bool set(uint32_t key, uint32_t value)
{
    struct entry *e = find(key);
    if (e) {
        e->value = value;
        return true;
    }
    e = deed_take(sizeof *e);
    if (!e)
        return false;
    e->key = key;
    e->value = value;
    uint32_t h = hash(key);
    PUT(e->next, TAKE(table[h]));
    PUT(table[h], e);
    return true;
}

static void clear(void)
{
    for (uint32_t i = 0; i < BUCKETS; i++) {
        struct entry *e;
        while ((e = TAKE(table[i])) != NULL) {
            PUT(table[i], TAKE(e->next));
            deed_drop(e);
        }
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (set(1, 2) && set(2, 3))
        clear();
}
