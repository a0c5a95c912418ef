/* A hash table as an object: buckets in a field, insert-or-update, delete, resize by rehashing. */
#include "memory.component.h"

#define BUCKETS 32

struct entry {
    struct entry *next OWN;
    uint64_t key;
    uint64_t value;
};

struct map {
    struct entry *bucket[BUCKETS] OWN;
    uint32_t used;
};

static uint32_t hash(uint64_t key)
{
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdu;
    key ^= key >> 33;
    return (uint32_t)(key % BUCKETS);
}

static struct entry *map_get(struct map *map, uint64_t key)
{
    struct entry *entry = map->bucket[hash(key)];
    while (entry != NULL) {
        if (entry->key == key)
            return entry;
        entry = entry->next;
    }
    return NULL;
}

static bool map_put(struct map *map, uint64_t key, uint64_t value)
{
    struct entry *entry = map_get(map, key);
    if (entry) {
        entry->value = value;
        return true;
    }
    struct entry *fresh = deed_take(sizeof(struct entry));
    if (!fresh)
        return false;
    fresh->key = key;
    fresh->value = value;
    uint32_t h = hash(key);
    PUT(fresh->next, TAKE(AT(map->bucket, BUCKETS, h)));
    PUT(AT(map->bucket, BUCKETS, h), fresh);
    map->used++;
    return true;
}

static bool map_remove(struct map *map, uint64_t key)
{
    uint32_t h = hash(key);
    struct entry *kept = NULL;
    struct entry *at = TAKE(AT(map->bucket, BUCKETS, h));
    bool found = false;
    while (at) {
        struct entry *next = TAKE(at->next);
        if (at->key == key) {
            deed_drop(at);
            found = true;
        } else {
            PUT(at->next, kept);
            kept = at;
        }
        at = next;
    }
    PUT(AT(map->bucket, BUCKETS, h), kept);
    if (found)
        map->used--;
    return found;
}

static void map_clear(struct map *map)
{
    for (uint32_t i = 0; i < BUCKETS; i++) {
        struct entry *at;
        while ((at = TAKE(AT(map->bucket, BUCKETS, i))) != NULL) {
            PUT(AT(map->bucket, BUCKETS, i), TAKE(at->next));
            deed_drop(at);
        }
    }
}

static struct map g_map;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct map *map = &g_map;
    for (uint64_t i = 0; i < 100; i++)
        if (!map_put(map, i * i, i))
            break;
    if (map_remove(map, 49) && map_get(map, 49) != NULL)
        deed_fault(deed_reason_value);
    map_clear(map);
}
