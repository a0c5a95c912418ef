/* The variable owns another parcel by now. */
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
    struct list *p = deed_parcel_take(sizeof(struct list), 1000);
    if (p == NULL)
        return;
    struct node *a = deed_parcel_add(p, sizeof(struct node));
    struct list *q = p;
    p = deed_parcel_take(sizeof(struct list), 1000);
    if (p != NULL)
        p->first = a; //- //~ brand
        //+ q->first = a;
    deed_drop(p);
    deed_drop(q);
}
