/* A vector of its own is linked into a parcel, and dropped. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct uint8_vector *name IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *p = deed_parcel_take(sizeof(struct list), 1000);
    struct uint8_vector *name = uint8_vector_take(10);
    if (p != NULL && name != NULL) {
        struct node *a = deed_parcel_add(p, sizeof(struct node));
        if (a != NULL)
            a->name = name; //- //~ brand
            //+ a->name = deed_parcel_add_vector(p, name->length, sizeof(uint8_t));
    }
    deed_drop(name);
    deed_drop(p);
}
