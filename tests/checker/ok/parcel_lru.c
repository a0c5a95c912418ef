/* A cache that forgets what was used longest ago: a hash table and a list over the same entries. */
#include "memory.component.h"

#define BUCKETS 16
#define ENTRIES 64

struct entry {
    struct entry *chain IN(parcel);
    struct entry *newer IN(parcel);
    struct entry *older IN(parcel);
    uint64_t key;
    uint64_t value;
};

struct cache {
    struct deed_parcel parcel;
    struct entry *bucket[BUCKETS] IN(parcel);
    struct entry *newest IN(parcel);
    struct entry *oldest IN(parcel);
};

static struct cache *g_cache OWN;

static void unlink_entry(struct cache *cache, struct entry *entry IN(cache))
{
    struct entry *newer = entry->newer, *older = entry->older;
    if (newer != NULL)
        newer->older = older;
    else
        cache->newest = older;
    if (older != NULL)
        older->newer = newer;
    else
        cache->oldest = newer;
    entry->newer = NULL;
    entry->older = NULL;
}

static void make_newest(struct cache *cache, struct entry *entry IN(cache))
{
    entry->older = cache->newest;
    entry->newer = NULL;
    if (cache->newest != NULL)
        cache->newest->newer = entry;
    else
        cache->oldest = entry;
    cache->newest = entry;
}

static void leave_bucket(struct cache *cache, struct entry *entry IN(cache))
{
    uint64_t place = entry->key % BUCKETS;
    struct entry *at = cache->bucket[place];
    if (at == entry) {
        cache->bucket[place] = entry->chain;
        return;
    }
    for (; at != NULL; at = at->chain)
        if (at->chain == entry) {
            at->chain = entry->chain;
            return;
        }
}

OPT IN(cache) static struct entry *look_up(struct cache *cache, uint64_t key)
{
    struct entry *entry = cache->bucket[key % BUCKETS];
    while (entry != NULL && entry->key != key)
        entry = entry->chain;
    return entry;
}

static void remember(struct cache *cache, uint64_t key, uint64_t value)
{
    struct entry *entry = look_up(cache, key);
    if (entry != NULL) {
        entry->value = value;
        unlink_entry(cache, entry);
        make_newest(cache, entry);
        return;
    }
    entry = deed_parcel_add(cache, sizeof(struct entry));
    if (entry == NULL) {
        entry = cache->oldest;
        if (entry == NULL)
            return;
        unlink_entry(cache, entry);
        leave_bucket(cache, entry);
    }
    entry->key = key;
    entry->value = value;
    entry->chain = cache->bucket[key % BUCKETS];
    cache->bucket[key % BUCKETS] = entry;
    make_newest(cache, entry);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_cache, deed_parcel_take(sizeof(struct cache), ENTRIES * sizeof(struct entry)));
    for (uint64_t i = 0; i < 1000; i++) {
        struct cache *cache = g_cache;
        if (cache == NULL)
            return;
        remember(cache, i * 7 % 101, i);
        struct entry *first = look_up(cache, 7);
        if (first != NULL)
            first->value++;
    }
    deed_drop(TAKE(g_cache));
}
