/* The head of one parcel is copied over that of another. */
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
    struct list *other = deed_parcel_take(sizeof(struct list), 0);
    if (other != NULL)
        other->parcel = list->parcel; //- //~ opaque
        //+ other->first = NULL;
    deed_drop(other);
    deed_drop(list);
}
