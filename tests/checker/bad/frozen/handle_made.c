/* A handle is made by hand, that leads to nothing frozen. */
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
    struct frozen_list *made = deed_take(sizeof(struct frozen_list)); //- //~ cast
    //+ struct frozen_list *made = deed_parcel_freeze(list);
    deed_drop(made);
    deed_drop(list); //-
}
