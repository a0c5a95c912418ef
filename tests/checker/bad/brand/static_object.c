/* What an IN field leads to is a static: another component would get its address. */
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

static struct stat g_stat;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *p = deed_parcel_take(sizeof(struct list), 1000);
    if (p == NULL)
        return;
    struct node *a = deed_parcel_add(p, sizeof(struct node));
    if (a != NULL)
        a->stat = &g_stat; //- //~ brand
        //+ g_stat.size = a->value;
    deed_drop(p);
}
