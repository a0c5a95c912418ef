/* The two parcels hang in two fields of one struct. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct pair {
    struct list *one OWN;
    struct list *other OWN;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair == NULL)
        return;
    PUT(pair->one, deed_parcel_take(sizeof(struct list), 1000));
    PUT(pair->other, deed_parcel_take(sizeof(struct list), 1000));
    struct list *one = pair->one;
    struct list *other = pair->other;
    if (one != NULL && other != NULL)
        one->first = other->first; //- //~ brand
        //+ one->first = one->first;
    deed_drop(TAKE(pair->other));
    deed_drop(TAKE(pair->one));
    deed_drop(pair);
}
