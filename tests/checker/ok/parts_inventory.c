/* Three sources, two headers: an opaque owned type, functions that take and lend across files, one
 * shared variable, private helpers with plain names. */
#include "memory.component.h"
#include "count.h"
#include "store.h"

#define STEP 3

uint32_t g_failures;

static bool fill(struct store *store)
{
    for (uint32_t i = 0; i < 12; i++)
        if (!store_add(store, i, i * STEP)) {
            g_failures++;
            return false;
        }
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct store *store = store_new();
    if (store == NULL)
        return;
    if (fill(store)) {
        const struct item *found = store_find(store, 7);
        if (found != NULL && found->amount != 7 * STEP)
            g_failures++;
        if (count_up_to(12) != 66)
            g_failures++;
    }
    store_free(store);
}

//@ count.h
/* Sums, and how often something went wrong. */
#ifndef COUNT_H
#define COUNT_H

enum { COUNT_MOST = 100 };

extern uint32_t g_failures;

uint32_t count_up_to(uint32_t end);

#endif

//@ count.c
#include "memory.component.h"
#include "count.h"

#define STEP 1

static uint32_t limit(uint32_t end)
{
    return end < COUNT_MOST ? end : COUNT_MOST;
}

uint32_t count_up_to(uint32_t end)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < limit(end); i += STEP)
        sum += i;
    return sum;
}

//@ store.h
#ifndef STORE_H
#define STORE_H

#include "count.h"

struct item {
    struct item *next OWN;
    uint32_t key;
    uint32_t amount;
};

struct store; /* what is in it concerns store.c only */

OWN OPT struct store *store_new(void);
void store_free(struct store *store OWN CLAIMS);
bool store_add(struct store *store, uint32_t key, uint32_t amount);
BORROWS(store) OPT const struct item *store_find(const struct store *store, uint32_t key);

#endif

//@ store.c
#include "memory.component.h"
#include "store.h"

struct store {
    struct item *first OWN;
    uint32_t count;
};

OWN OPT struct store *store_new(void)
{
    struct store *store = deed_take(sizeof(struct store));
    return store;
}

void store_free(struct store *store OWN CLAIMS)
{
    struct item *item = TAKE(store->first);
    while (item != NULL) {
        struct item *next = TAKE(item->next);
        deed_drop(item);
        item = next;
    }
    deed_drop(store);
}

bool store_add(struct store *store, uint32_t key, uint32_t amount)
{
    if (store->count == COUNT_MOST) {
        g_failures++;
        return false;
    }
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return false;
    item->key = key;
    item->amount = amount;
    PUT(item->next, TAKE(store->first));
    PUT(store->first, item);
    store->count++;
    return true;
}

BORROWS(store) OPT const struct item *store_find(const struct store *store, uint32_t key)
{
    const struct item *item = store->first;
    while (item != NULL && item->key != key)
        item = item->next;
    return item;
}
