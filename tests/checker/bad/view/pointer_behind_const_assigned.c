/* The same by assignment. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct uint8_vector *name IN(parcel);
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct copier {
    struct uint8_const_slice from;
    struct uint8_vector *to; //-
    //+ const struct uint8_vector *to;
};

static void look(const struct list *list)
{
    const struct node *first = list->first;
    if (first == NULL)
        return;
    struct copier copier = {deed_text(LITERAL("text")), NULL};
    copier.to = first->name; //- //~ const
    //+ copier.to = first->name;
    deed_sleep_until(copier.from.length);
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
