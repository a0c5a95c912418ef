/* The copy was tested; the pointer was read again since. */
#include "memory.component.h"

struct list {
    struct list *next OWN;
    uint32_t value;
};

static struct list *g_list OWN;

static void shorten(void)
{
    struct list *first = TAKE(g_list);
    if (first == NULL)
        return;
    PUT(g_list, TAKE(first->next));
    deed_drop(first);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    bool there = g_list != NULL;
    shorten();
    if (there) //-
    //+ if (there && g_list != NULL)
        g_list->value = 1; //~ null
}
