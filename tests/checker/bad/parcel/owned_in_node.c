/* A node owns a vector, which would be lost with the parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct uint8_vector *name OWN; //- //~ parcel
    //+ struct uint8_vector *name IN(parcel);
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
    struct node *node = deed_parcel_add(list, sizeof(struct node));
    if (node != NULL && node->name == NULL)
        node->value = 1;
    deed_drop(list);
}
