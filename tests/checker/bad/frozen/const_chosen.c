/* Which link it is, is open; that it was reached through const, is not. */
#include "memory.component.h"

struct stat {
    uint64_t size;
};

struct node {
    struct node *next IN(parcel);
    struct node *branch[4] IN(parcel);
    struct uint8_vector *name IN(parcel);
    struct stat stat;
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
    struct node inner;
};

struct frozen_list {
    const struct list *list OWN;
};

static void look(const struct list *list)
{
    if (list->first == NULL)
        return;
    const struct node *at = list->first;
    struct node *next = at->value > 1 ? at->next : NULL; //- //~ const
    //+ const struct node *next = at->value > 1 ? at->next : NULL;
    if (next != NULL)
        next->value = 2; //-
        //+ deed_sleep_until(next->value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    look(list);
    deed_drop(list);
}
