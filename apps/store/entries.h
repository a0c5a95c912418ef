/* entries.h - what is stored: a hash table whose chains own their entries, and entries that own
 * their key and value. Every entry that is in a chain has both.
 *
 * A chain is changed by taking it apart from its head and putting it together again: no entry is
 * ever cut out behind the back of the one that owns it. */

#define BUCKETS 32

struct entry {
    struct entry *next OWN;
    struct uint8_vector *key OWN;
    struct uint8_vector *value OWN;
};

static struct entry *g_bucket[BUCKETS] OWN;

/* FNV-1a, down to a bucket. */
static uint32_t bucket_of(const struct uint8_vector *key)
{
    uint32_t hash = 2166136261;

    for (uint64_t i = 0; i < key->length; i++) {
        hash ^= key->at[i];
        hash *= 16777619;
    }
    return hash % BUCKETS;
}

static bool has_key(const struct entry *entry, const struct uint8_vector *key)
{
    const struct uint8_vector *own = entry->key;

    return own &&
           uint8_const_slice_equal(uint8_vector_const_slice(own), uint8_vector_const_slice(key));
}

static void insert(uint32_t bucket, struct entry *fresh, struct uint8_vector *key,
                   struct uint8_vector *value)
{
    PUT(fresh->key, key);
    PUT(fresh->value, value);
    PUT(fresh->next, TAKE(AT(g_bucket, BUCKETS, bucket)));
    PUT(AT(g_bucket, BUCKETS, bucket), fresh);
}

/* Take the entry with this key out of its chain and apart. Its value comes back, or null when there
 * is none. */
static struct uint8_vector *cut(uint32_t bucket, const struct uint8_vector *key)
{
    struct entry *before = NULL;
    struct entry *after = NULL;
    struct uint8_vector *value = NULL;
    struct entry *e = TAKE(AT(g_bucket, BUCKETS, bucket));

    while (e && !has_key(e, key)) {
        struct entry *next = TAKE(e->next);
        PUT(e->next, before);
        before = e;
        e = next;
    }
    if (e) {
        after = TAKE(e->next);
        value = TAKE(e->value);
        deed_drop(TAKE(e->key));
        deed_drop(e);
    }
    while (before) {
        struct entry *next = TAKE(before->next);
        PUT(before->next, after);
        after = before;
        before = next;
    }
    PUT(AT(g_bucket, BUCKETS, bucket), after);
    return value;
}

/* Write the key at this position into the buffer. Returns its size, or UINT32_MAX if there are not
 * so many. */
static uint32_t copy_key(uint32_t position, struct uint8_vector *buffer)
{
    for (uint32_t bucket = 0; bucket < BUCKETS; bucket++) {
        for (const struct entry *e = g_bucket[bucket]; e; e = e->next) {
            const struct uint8_vector *key = e->key;
            if (key && position == 0)
                return text_copy(buffer, 0, key, 0, (uint32_t)key->length);
            position--;
        }
    }
    return UINT32_MAX;
}
