/* A function that looks hands out what may be written. */
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

OPT IN(list)
static struct node *first_of(const struct list *list) //-
//+ static const struct node *first_of(const struct list *list)
{
    return list->first; //~ const
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct node *first = first_of(list); //-
    //+ const struct node *first = first_of(list);
    if (first != NULL)
        deed_sleep_until(first->value);
    deed_drop(list);
}
