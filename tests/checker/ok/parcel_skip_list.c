/* An ordered map as a skip list: each node has a tower of links. */
#include "memory.component.h"

#define LEVELS 8

struct tower {
    struct tower *next[LEVELS] IN(parcel);
    uint64_t key;
    uint64_t value;
};

struct ordered {
    struct deed_parcel parcel;
    struct tower head;
    struct tower *before[LEVELS] IN(parcel);
    uint64_t seed;
};

static uint32_t height(struct ordered *map)
{
    map->seed = map->seed * 6364136223846793005u + 1442695040888963407u;
    uint32_t levels = 1;
    for (uint64_t bits = map->seed >> 40; levels < LEVELS && (bits & 1) != 0; bits >>= 1)
        levels++;
    return levels;
}

/* The last tower in front of the key on each level goes to `before`. */
IN(map)
static struct tower *find(struct ordered *map, uint64_t key)
{
    struct tower *at = &map->head;
    for (uint32_t level = LEVELS; level-- > 0;) {
        for (;;) {
            struct tower *next = at->next[level];
            if (next == NULL || next->key >= key)
                break;
            at = next;
        }
        map->before[level] = at;
    }
    return at;
}

static bool put(struct ordered *map, uint64_t key, uint64_t value)
{
    struct tower *before = find(map, key);
    struct tower *here = before->next[0];
    if (here != NULL && here->key == key) {
        here->value = value;
        return true;
    }
    struct tower *added = deed_parcel_add(map, sizeof(struct tower));
    if (added == NULL)
        return false;
    added->key = key;
    added->value = value;
    uint32_t levels = height(map);
    for (uint32_t level = 0; level < levels; level++) {
        struct tower *left = map->before[level];
        if (left == NULL)
            left = &map->head;
        added->next[level] = left->next[level];
        left->next[level] = added;
    }
    return true;
}

static void remove_key(struct ordered *map, uint64_t key)
{
    struct tower *gone = find(map, key)->next[0];
    if (gone == NULL || gone->key != key)
        return;
    for (uint32_t level = 0; level < LEVELS; level++) {
        struct tower *left = map->before[level];
        if (left != NULL && left->next[level] == gone)
            left->next[level] = gone->next[level];
    }
}

static uint64_t count(const struct ordered *map)
{
    uint64_t count = 0;
    for (const struct tower *at = map->head.next[0]; at != NULL; at = at->next[0])
        count++;
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct ordered *map = deed_parcel_take(sizeof(struct ordered), 100 * sizeof(struct tower));
    if (map == NULL)
        return;
    for (uint64_t i = 0; i < 60; i++)
        if (!put(map, i * 11 % 60, i))
            break;
    remove_key(map, 12);
    if (count(map) != 59)
        deed_sleep_until(1);
    deed_drop(map);
}
