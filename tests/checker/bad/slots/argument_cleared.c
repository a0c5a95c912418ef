/* A callback by another name: the function that gets the borrow drops the list that it came from. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static void refresh(struct item *item)
{
    uint32_t value = item->value;
    deed_drop(TAKE(g_item));
    struct item *fresh = deed_take(sizeof(struct item));
    PUT(g_item, fresh);
    item->value = value + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_item, deed_take(sizeof(struct item)));
    //+ struct item other = {1};
    struct item *item = g_item; //-
    if (item != NULL) //-
        refresh(item); //- //~ borrow-expired
    //+ refresh(&other);
}
