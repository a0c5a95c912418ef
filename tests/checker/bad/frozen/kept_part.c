/* The address of a part outlives the freeze. */
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
    struct stat *stat = &list->inner.stat;
    stat->size = 1;
    struct frozen_list *frozen = deed_parcel_freeze(list);
    stat->size = 2; //- //~ borrow-expired
    deed_drop(frozen);
}
