/* Null lies in every parcel; what stands beside it does not. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void chain(struct node *head OPT, struct node *from IN(head), struct node *to IN(head))
{
    from->next = to;
    if (head != NULL)
        head->next = from;
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
            chain(NULL, a, b); //- //~ brand
            //+ chain(NULL, a, a);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
