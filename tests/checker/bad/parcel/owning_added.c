/* A struct that owns is added to a parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct owner {
    struct uint8_vector *name OWN;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct owner *owner = deed_parcel_add(list, sizeof(struct owner)); //- //~ cast
    //+ struct owner *owner = NULL;
    if (owner != NULL)
        deed_drop(TAKE(owner->name));
    deed_drop(list);
}
