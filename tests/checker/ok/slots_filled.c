/* Slots that are filled more than once in a function, always when they are empty: retried,
 * exchanged, shifted, filled by whichever way came, tested by another function. */
#include "memory.component.h"

struct item {
    uint32_t key;
};

struct shelf {
    struct item *best OWN;
    uint32_t used;
};

static struct item *g_items[8] OWN;
static struct item *g_spare OWN;

static bool has_spare(void)
{
    return g_spare != NULL;
}

static bool refill(void)
{
    deed_drop(TAKE(g_spare));
    PUT(g_spare, deed_take(sizeof(struct item)));
    if (!has_spare())
        PUT(g_spare, deed_take(sizeof(struct item)));
    for (uint32_t tries = 0; g_spare == NULL && tries < 3; tries++)
        PUT(g_spare, deed_take(sizeof(struct item)));
    return g_spare != NULL;
}

static void exchange(uint32_t a, uint32_t b)
{
    struct item *first = TAKE(AT(g_items, 8, a));
    struct item *second = TAKE(AT(g_items, 8, b));
    PUT(AT(g_items, 8, a), second);
    PUT(AT(g_items, 8, b), first);
}

/* Those behind the place go up by one. */
static bool insert(struct shelf *shelf, uint32_t place, struct item *item OWN CLAIMS)
{
    if (shelf->used == 8 || place > shelf->used) {
        deed_drop(item);
        return false;
    }
    uint32_t free = shelf->used;
    while (free > place) {
        PUT(AT(g_items, 8, free), TAKE(AT(g_items, 8, free - 1)));
        free--;
    }
    PUT(AT(g_items, 8, free), item);
    shelf->used++;
    return true;
}

/* The first two that there is memory for. */
static void fill(struct shelf *shelf)
{
    uint32_t next = shelf->used;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL && next < 8) {
        PUT(g_items[next], item);
        next++;
        item = deed_take(sizeof(struct item));
    }
    if (item != NULL && next < 8) {
        PUT(g_items[next], item);
        next++;
    } else {
        deed_drop(item);
    }
    shelf->used = next;
}

static void keep_best(struct shelf *shelf, struct item *item OWN CLAIMS)
{
    struct item *best = TAKE(shelf->best);
    if (best == NULL) {
        PUT(shelf->best, item);
    } else if (best->key < item->key) {
        deed_drop(best);
        PUT(shelf->best, item);
    } else {
        deed_drop(item);
        PUT(shelf->best, best);
    }
    if (shelf->best != NULL && shelf->best->key == 0) {
        deed_drop(TAKE(shelf->best));
        PUT(shelf->best, deed_take(sizeof(struct item)));
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct shelf *shelf = deed_take(sizeof(struct shelf));
    if (shelf == NULL)
        return;
    fill(shelf);
    exchange(0, 1);
    if (refill()) {
        struct item *spare = TAKE(g_spare);
        if (spare != NULL)
            insert(shelf, 0, spare);
    }
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        keep_best(shelf, item);
    deed_drop(TAKE(g_spare));
    deed_drop(TAKE(shelf->best));
    deed_drop(shelf);
    for (uint32_t i = 0; i < 8; i++)
        deed_drop(TAKE(AT(g_items, 8, i)));
}
