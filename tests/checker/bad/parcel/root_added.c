/* A root within a parcel, with a head that says there is no room. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct list *inner = deed_parcel_add(list, sizeof(struct list)); //- //~ cast
    //+ struct node *inner = deed_parcel_add(list, sizeof(struct node));
    deed_sleep_until(inner == NULL);
    deed_drop(list);
}
