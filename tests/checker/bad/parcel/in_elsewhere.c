/* A field that is IN in no parcel but the one whose name is given. */
#include "memory.component.h"

struct node {
    struct node *next IN(list); //- //~ annotation
    //+ struct node *next IN(parcel);
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
    deed_drop(list);
}
