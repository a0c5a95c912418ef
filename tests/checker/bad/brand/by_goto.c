/* By a jump the node may be of the other parcel. */
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
    struct list *q = deed_parcel_take(sizeof(struct list), 1000);
    if (p != NULL && q != NULL) {
        struct node *a = deed_parcel_add(p, sizeof(struct node));
        struct node *b = deed_parcel_add(q, sizeof(struct node));
        if (a != NULL && b != NULL) {
            struct node *c = b; //-
            //+ struct node *c = p->first;
            if (a->value == 1)
                goto link;
            c = a;
        link:
            a->next = c; //~ brand
        }
    }
    deed_drop(p);
    deed_drop(q);
}
