/* One of many links leads into another parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct table {
    struct deed_parcel parcel;
    struct node *at[8] IN(parcel);
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *p = deed_parcel_take(sizeof(struct table), 1000);
    struct table *q = deed_parcel_take(sizeof(struct table), 1000);
    if (p != NULL && q != NULL) {
        struct node *b = deed_parcel_add(q, sizeof(struct node));
        for (uint32_t i = 0; i < 8; i++)
            p->at[i] = b; //- //~ brand
            //+ q->at[i] = b;
    }
    deed_drop(q);
    deed_drop(p);
}
