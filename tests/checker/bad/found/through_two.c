/* What was found by way of two functions, after a call that drops from the list. */
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

static struct item *first(void)
{
    return find(0);
}

static const struct uint8_vector *first_text(void)
{
    struct item *item = first();
    return item != NULL ? item->text : NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const struct uint8_vector *text = first_text();
    if (text == NULL)
        return;
    drop_first(); //-
    if (text->length > 3) //~ borrow-expired
        deed_fault(deed_reason_value);
    //+ drop_first();
}
