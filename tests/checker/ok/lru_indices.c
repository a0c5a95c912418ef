/* A cache with least-recently-used replacement: a hash table for finding, a doubly linked list for
 * the order, both over one array of slots linked by index. */
#include "memory.component.h"

#define SLOTS   64
#define BUCKETS 32
#define NONE    UINT32_MAX

struct slot {
    uint32_t key;
    uint32_t value;
    uint32_t hash_next;
    uint32_t prev, next;
};

struct lru {
    struct slot slots[SLOTS];
    uint32_t bucket[BUCKETS];
    uint32_t head, tail;
    uint32_t used;
    uint64_t hits, misses;
};

static struct lru cache;

static void lru_init(struct lru *c)
{
    for (uint32_t i = 0; i < BUCKETS; i++)
        c->bucket[i] = NONE;
    c->head = c->tail = NONE;
    c->used = 0;
}

static uint32_t hash(uint32_t key)
{
    return (key * 2654435761u) >> 27;
}

static void unlink_slot(struct lru *c, uint32_t i)
{
    struct slot *s = &AT(c->slots, 64, i);
    if (s->prev != NONE)
        c->slots[s->prev].next = s->next;
    else
        c->head = s->next;
    if (s->next != NONE)
        c->slots[s->next].prev = s->prev;
    else
        c->tail = s->prev;
}

static void push_front(struct lru *c, uint32_t i)
{
    struct slot *s = &c->slots[i];
    s->prev = NONE;
    s->next = c->head;
    if (c->head != NONE)
        c->slots[c->head].prev = i;
    else
        c->tail = i;
    c->head = i;
}

static void hash_remove(struct lru *c, uint32_t i)
{
    uint32_t h = hash(c->slots[i].key);
    if (c->bucket[h] == i) {
        c->bucket[h] = c->slots[i].hash_next;
        return;
    }
    for (uint32_t j = c->bucket[h]; j != NONE; j = c->slots[j].hash_next) {
        if (c->slots[j].hash_next == i) {
            c->slots[j].hash_next = c->slots[i].hash_next;
            return;
        }
    }
}

static struct slot *lru_find(struct lru *c, uint32_t key)
{
    for (uint32_t i = c->bucket[hash(key)]; i != NONE; i = c->slots[i].hash_next) {
        struct slot *s = &AT(c->slots, 64, i);
        if (s->key != key)
            continue;
        c->hits++;
        if (c->head != i) {
            unlink_slot(c, i);
            push_front(c, i);
        }
        return s;
    }
    c->misses++;
    return NULL;
}

static void lru_put(struct lru *c, uint32_t key, uint32_t value)
{
    struct slot *s = lru_find(c, key);
    uint32_t i;

    if (s) {
        s->value = value;
        return;
    }
    if (c->used < SLOTS) {
        i = c->used++;
    } else {
        i = c->tail;
        unlink_slot(c, i);
        hash_remove(c, i);
    }
    s = &AT(c->slots, 64, i);
    s->key = key;
    s->value = value;
    s->hash_next = c->bucket[hash(key)];
    c->bucket[hash(key)] = i;
    push_front(c, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    lru_init(&cache);
    for (uint32_t i = 0; i < 1000; i++)
        lru_put(&cache, i * 7 % 131, i);
    struct slot *s = lru_find(&cache, 3);
    if (s)
        s->value++;
}
