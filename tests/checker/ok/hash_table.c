/* A hash table: an array of owners as a static, chains of owned entries with owned keys. */
#include "memory.component.h"

#define BUCKETS 16

struct entry {
    struct entry *next OWN;
    struct uint8_vector *key OWN;
    uint32_t value;
};

static struct entry *g_bucket[BUCKETS] OWN;
static uint32_t g_used;

static uint32_t hash(const struct uint8_vector *key)
{
    uint32_t h = 2166136261u;
    for (uint64_t i = 0; i < key->length; i++)
        h = (h ^ key->at[i]) * 16777619u;
    return h % BUCKETS;
}

static bool equal(const struct uint8_vector *a, const struct uint8_vector *b)
{
    if (a->length != b->length)
        return false;
    for (uint64_t i = 0; i < a->length; i++) {
        if (a->at[i] != b->at[i])
            return false;
    }
    return true;
}

static bool lookup(const struct uint8_vector *key, uint32_t *value)
{
    const struct entry *at = g_bucket[hash(key)];
    while (at != NULL) {
        const struct uint8_vector *candidate = at->key;
        if (candidate != NULL && equal(candidate, key)) {
            *value = at->value;
            return true;
        }
        at = at->next;
    }
    return false;
}

static bool insert(struct uint8_vector *key OWN CLAIMS, uint32_t value)
{
    struct entry *entry = deed_take(sizeof(struct entry));
    if (entry == NULL) {
        deed_drop(key);
        return false;
    }
    uint32_t bucket = hash(key);
    entry->value = value;
    PUT(entry->key, key);
    PUT(entry->next, TAKE(AT(g_bucket, BUCKETS, bucket)));
    PUT(AT(g_bucket, BUCKETS, bucket), entry);
    g_used++;
    return true;
}

static void drop_chain(struct entry *entry OWN CLAIMS OPT)
{
    while (entry != NULL) {
        struct entry *next = TAKE(entry->next);
        struct uint8_vector *key = TAKE(entry->key);
        deed_drop(key);
        deed_drop(entry);
        entry = next;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 40; i++) {
        struct uint8_vector *key = uint8_vector_take(4);
        if (key == NULL)
            break;
        key->at[0] = (uint8_t)i;
        uint32_t value = 0;
        if (lookup(key, &value)) {
            deed_drop(key);
            continue;
        }
        if (!insert(key, value + i))
            break;
    }
    for (uint32_t b = 0; b < BUCKETS; b++)
        drop_chain(TAKE(AT(g_bucket, BUCKETS, b)));
    g_used = 0;
}
