/* What was found is passed to a function that drops from the list it was found in. */
#include "memory.component.h"

struct item {
    struct item *next OWN;
    struct uint8_vector *text OWN;
    uint32_t key;
};

static struct item *g_items OWN;

static struct item *find(uint32_t key)
{
    struct item *item = g_items;
    while (item != NULL && item->key != key)
        item = item->next;
    return item;
}

static void drop_first(void)
{
    struct item *item = TAKE(g_items);
    if (item == NULL)
        return;
    PUT(g_items, TAKE(item->next));
    deed_drop(TAKE(item->text));
    deed_drop(item);
}

static void mark(struct item *item)
{
    drop_first(); //-
    item->key = 7;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = find(3);
    if (item != NULL)
        mark(item); //~ borrow-expired
}
