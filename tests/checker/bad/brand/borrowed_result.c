/* BORROWS says who lends it, not in which parcel it lies. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

BORROWS(node) //-
//+ IN(node)
OPT
static struct node *any(struct node *node)
{
    return node->next;
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
            b->value = 2;
            a->next = any(a); //~ brand
        }
    }
    deed_drop(p);
    deed_drop(q);
}
