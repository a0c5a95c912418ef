/* A chain of IN pointers through a field of a node in another parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct node *prev IN(parcel);
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void tie(struct list *list, struct list *other, struct node *node IN(list))
{
    node->next = list->first = node;
    other->first = node->prev = node; //- //~ brand
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *a = deed_parcel_take(sizeof(struct list), sizeof(struct node));
    struct list *b = deed_parcel_take(sizeof(struct list), sizeof(struct node));
    if (a != NULL && b != NULL) {
        struct node *node = deed_parcel_add(a, sizeof(struct node));
        if (node != NULL)
            tie(a, b, node);
    }
    deed_drop(a);
    deed_drop(b);
}
