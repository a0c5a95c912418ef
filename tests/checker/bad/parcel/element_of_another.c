/* The vector has room for smaller elements than it is told. */
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
    struct uint64_vector *v = deed_parcel_add_vector(list, 10, sizeof(uint8_t)); //- //~ cast
    //+ struct uint64_vector *v = deed_parcel_add_vector(list, 10, sizeof(uint64_t));
    if (v != NULL)
        v->at[9] = 1;
    deed_drop(list);
}
