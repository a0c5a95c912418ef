/* A slice to write, of a vector that was reached through const. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct uint8_vector *name IN(parcel);
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void look(const struct list *list)
{
    const struct node *first = list->first;
    if (first == NULL || first->name == NULL)
        return;
    const struct uint8_vector *name = first->name;
    struct uint8_slice s = uint8_vector_slice(first->name); //- //~ const
    uint8_slice_fill(s, 0); //-
    //+ struct uint8_const_slice s = uint8_vector_const_slice(name);
    deed_sleep_until(name->length + s.length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    look(list);
    deed_drop(list);
}
