/* Insertion in order, walking with a pointer to the node before; merging of duplicates. */
#include "memory.component.h"

struct word {
    struct word *next OWN;
    uint32_t key;
    uint32_t count;
};

struct table {
    struct word *first OWN;
};

static struct word *word_new(uint32_t key)
{
    struct word *word = deed_take(sizeof(struct word));
    if (word == NULL)
        return NULL;
    word->key = key;
    word->count = 1;
    return word;
}

static int count_word(struct table *table, uint32_t key)
{
    struct word *before = NULL;
    for (struct word *at = table->first; at != NULL && at->key <= key; at = at->next) {
        if (at->key == key) {
            at->count += 1;
            return 0;
        }
        before = at;
    }
    struct word *fresh = word_new(key);
    if (fresh == NULL)
        return -1;
    if (before == NULL) {
        PUT(fresh->next, TAKE(table->first));
        PUT(table->first, fresh);
    } else {
        PUT(fresh->next, TAKE(before->next));
        PUT(before->next, fresh);
    }
    return 0;
}

static uint32_t most(const struct table *table)
{
    uint32_t best = 0;
    const struct word *at = table->first;
    while (at) {
        best = at->count > best ? at->count : best;
        at = at->next;
    }
    return best;
}

static void clear(struct table *table)
{
    for (struct word *at = TAKE(table->first); at != NULL;) {
        struct word *next = TAKE(at->next);
        deed_drop(at);
        at = next;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *table = deed_take(sizeof *table);
    if (!table)
        return;
    uint32_t seed = 1;
    for (int i = 0; i < 100; i++) {
        seed = seed * 1664525u + 1013904223u;
        if (count_word(table, seed >> 28) != 0)
            break;
    }
    if (most(table) > 100)
        deed_fault(deed_reason_value);
    clear(table);
    deed_drop(table);
}
