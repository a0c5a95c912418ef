/* A node is told that its root is that of another parcel. */
#include "memory.component.h"

struct list;

struct node {
    struct node *next IN(parcel);
    struct list *home IN(parcel);
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
            a->home = q; //- //~ brand
            //+ a->home = p;
            deed_drop(q);
            q = NULL;
            if (a->home != NULL)
                a->home->first = a;
        }
    }
    deed_drop(p);
    deed_drop(q);
}
