/* The result lies in the parcel of the first argument, not of the second. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

OPT IN(list)
static struct node *newest(struct list *list, const struct node *than)
{
    struct node *node = list->first;
    while (node != NULL && node->value < than->value)
        node = node->next;
    return node;
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
            b->next = newest(p, b); //- //~ brand
            //+ a->next = newest(p, b);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
