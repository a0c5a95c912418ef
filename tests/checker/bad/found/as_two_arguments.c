/* What was found as one argument, while the next argument drops from the list. */
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

static uint32_t drop_and_count(void)
{
    drop_first();
    return 1;
}

static void set(struct item *item, uint32_t key)
{
    item->key = key;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = find(3);
    if (item == NULL)
        return;
    set(item, drop_and_count()); //- //~ borrow-expired
    //+ set(item, 1);
}
