/* A function links what nobody said to be in one parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void link_nodes(struct node *from, struct node *to) //-
//+ static void link_nodes(struct node *from, struct node *to IN(from))
{
    from->next = to; //~ brand
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
            link_nodes(a, a);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
