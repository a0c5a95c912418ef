/* A node behind a const parcel is written by way of its link. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static uint32_t look(const struct list *list)
{
    if (list->first == NULL)
        return 0;
    list->first->value = 1; //- //~ const
    return list->first->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    deed_sleep_until(look(list));
    deed_drop(list);
}
