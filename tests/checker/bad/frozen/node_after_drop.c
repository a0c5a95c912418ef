/* A node of the frozen parcel is read after its handle. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct node *node = deed_parcel_add(list, sizeof(struct node));
    if (node != NULL)
        node->value = 1;
    list->first = node;
    struct frozen_list *frozen = deed_parcel_freeze(list);
    if (frozen == NULL)
        return;
    const struct node *read = frozen->list->first;
    //+ if (read != NULL)
    //+     deed_sleep_until(read->value);
    deed_drop(frozen);
    if (read != NULL) //- //~ borrow-expired
        deed_sleep_until(read->value); //-
}
