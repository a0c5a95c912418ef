/* What an IN field leads to lies on the stack. */
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
    if (p == NULL)
        return;
    struct node *a = deed_parcel_add(p, sizeof(struct node));
    struct stat mine = {.size = 1};
    struct stat *stat = deed_parcel_add(p, sizeof(struct stat));
    if (a != NULL && stat != NULL) {
        stat->size = mine.size;
        a->stat = &mine; //- //~ brand
        //+ a->stat = stat;
    }
    deed_drop(p);
}
