/* What is declared in the parcel of x says so of x itself. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void link_three(struct list *list, struct node *from IN(list),
                       struct node *to IN(from)) //- //~ annotation
                       //+ struct node *to IN(list))
{
    list->first = from;
    if (to->value > 1)
        to->value = from->value;
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
            link_three(p, a, a);
        }
    }
    deed_drop(p);
    deed_drop(q);
}
