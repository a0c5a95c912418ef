/* The header promises an object, the definition may have none. */
#include "memory.component.h"
#include "list.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_take(sizeof(struct list));
    if (list == NULL)
        return;
    struct item *item = list_first(list);
    deed_drop(item);
    struct item *rest = TAKE(list->first);
    deed_drop(rest);
    deed_drop(list);
}

//@ list.h
struct item {
    uint32_t value;
};

struct list {
    struct item *first OWN;
};

OWN struct item *list_first(struct list *list); //-
//+ OWN OPT struct item *list_first(struct list *list);

//@ list.c
#include "memory.component.h"
#include "list.h"

OWN OPT struct item *list_first(struct list *list) //~ annotation
{
    return TAKE(list->first);
}
