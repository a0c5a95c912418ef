/* What an IN field leads to is an owned object of its own. */
#include "memory.component.h"

struct stat {
    uint64_t size;
};

struct node {
    struct node *next IN(parcel);
    struct stat *stat IN(parcel);
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
    struct stat *mine = deed_take(sizeof(struct stat));
    if (p != NULL && mine != NULL) {
        struct node *a = deed_parcel_add(p, sizeof(struct node));
        if (a != NULL)
            a->stat = mine; //- //~ brand
            //+ mine->size = a->stat != NULL ? 1 : 0;
    }
    deed_drop(mine);
    deed_drop(p);
}
