/* The result is said to lie in the parcel of the list, and only who lends it is known. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

BORROWS(list) //-
//+ IN(list)
OPT static struct node *any(struct list *list)
{
    return list->first;
}

OPT IN(list)
static struct node *first_of(struct list *list)
{
    return any(list); //~ brand
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *p = deed_parcel_take(sizeof(struct list), 1000);
    struct list *q = deed_parcel_take(sizeof(struct list), 1000);
    if (p != NULL && q != NULL) {
        struct node *a = deed_parcel_add(p, sizeof(struct node));
        struct node *b = deed_parcel_add(q, sizeof(struct node));
        if (a != NULL && b != NULL) {
            a->next = first_of(p);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
