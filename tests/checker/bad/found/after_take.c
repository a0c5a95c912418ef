/* What was found in a static list, after the list was emptied. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = find(3);
    struct item *all = TAKE(g_items);
    if (item != NULL) //- //~ borrow-expired
        item->key = 4; //-
    PUT(g_items, all);
}
