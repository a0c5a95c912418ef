/* A result that is found in a static list, or lent by the caller: nobody can say whose it is. */
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

static struct item *find_or(uint32_t key, struct item *other)
{
    struct item *item = find(key);
    if (item != NULL) //-
        return item; //- //~ borrow-escape
    //+ if (item != NULL)
    //+     other->key = item->key;
    return other;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *mine = deed_take(sizeof(struct item));
    if (mine == NULL)
        return;
    find_or(3, mine)->key = 3;
    deed_drop(mine);
}
