/* The root of a parcel is taken as an object, with no room noted in it. */
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
    struct list *list = deed_take(sizeof(struct list)); //- //~ parcel
    //+ struct list *list = deed_parcel_take(sizeof(struct list), 0);
    if (list != NULL)
        list->first = NULL;
    deed_drop(list);
}
