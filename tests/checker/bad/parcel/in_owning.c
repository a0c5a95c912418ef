/* An IN field that leads to what owns. */
#include "memory.component.h"

struct owner {
    struct uint8_vector *name OWN;
};

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
    struct owner *owner IN(parcel); //- //~ parcel
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    deed_sleep_until(list->owner == NULL); //-
    deed_drop(list);
}
