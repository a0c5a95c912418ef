/* Reading a tree with an explicit stack of keys, and a path that is computed twice rather than
 * kept. */
#include "memory.component.h"

struct vertex {
    struct vertex *less OWN;
    struct vertex *more OWN;
    uint32_t key;
};

struct forest {
    struct vertex *root OWN;
    uint32_t size;
};

static uint32_t smallest(const struct forest *forest)
{
    const struct vertex *at = forest->root;
    if (at == NULL)
        return UINT32_MAX;
    while (true) {
        const struct vertex *less = at->less;
        if (less == NULL)
            return at->key;
        at = less;
    }
}

/* The smallest key above the bound, or UINT32_MAX. */
static uint32_t successor(const struct forest *forest, uint32_t bound)
{
    uint32_t best = UINT32_MAX;
    const struct vertex *at = forest->root;
    while (at != NULL) {
        if (at->key > bound) {
            best = at->key;
            at = at->less;
        } else {
            at = at->more;
        }
    }
    return best;
}

static uint64_t sum(const struct forest *forest)
{
    uint64_t total = 0;
    for (uint32_t key = smallest(forest); key != UINT32_MAX; key = successor(forest, key))
        total += key;
    return total;
}

static bool plant(struct forest *forest, uint32_t key)
{
    struct vertex *fresh = deed_take(sizeof(struct vertex));
    if (fresh == NULL)
        return false;
    fresh->key = key;
    struct vertex *at = forest->root;
    if (at == NULL) {
        PUT(forest->root, fresh);
        forest->size++;
        return true;
    }
    for (;;) {
        if (key == at->key)
            break;
        struct vertex *below = key < at->key ? at->less : at->more;
        if (below == NULL) {
            forest->size++;
            if (key < at->key)
                PUT(at->less, fresh);
            else
                PUT(at->more, fresh);
            return true;
        }
        at = below;
    }
    deed_drop(fresh);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct forest *forest = deed_take(sizeof(struct forest));
    if (forest == NULL)
        return;
    for (uint32_t i = 1; i < 50; i++)
        plant(forest, i * 37u % 50u);
    if (sum(forest) == 0)
        deed_fault(deed_reason_value);
    struct vertex *top = TAKE(forest->root);
    while (top != NULL) {
        struct vertex *less = TAKE(top->less);
        if (less == NULL) {
            struct vertex *more = TAKE(top->more);
            deed_drop(top);
            top = more;
            continue;
        }
        struct vertex *middle = TAKE(less->more);
        if (middle != NULL)
            PUT(top->less, middle);
        PUT(less->more, top);
        top = less;
    }
    deed_drop(forest);
}
