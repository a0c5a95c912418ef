/* What IN names does not lie in parcels. */
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

static void keep(struct stat *stat, struct node *node IN(stat)) //- //~ annotation
//+ static void keep(struct stat *stat, struct node *node)
{
    node->value = (uint32_t)stat->size;
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
            struct stat mine = {.size = 1};
            keep(&mine, a);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
