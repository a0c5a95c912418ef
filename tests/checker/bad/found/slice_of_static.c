/* A slice of a static vector, from a function, after the vector was dropped. */
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

static struct uint8_vector *g_name OWN;

static struct uint8_const_slice name(void)
{
    const struct uint8_vector *name = g_name;
    if (name == NULL)
        return deed_text(LITERAL("none"));
    return uint8_vector_const_slice(name);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice slice = name();
    deed_drop(TAKE(g_name)); //-
    if (uint8_const_slice_find(slice, 'x') > 3) //~ borrow-expired
        deed_fault(deed_reason_value);
    //+ deed_drop(TAKE(g_name));
}
