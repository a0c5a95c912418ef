/* The head of a parcel does not stand in front. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct odd {
    //+ struct deed_parcel parcel;
    struct node *first IN(parcel);
    struct deed_parcel parcel; //- //~ parcel
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    deed_drop(list);
}
