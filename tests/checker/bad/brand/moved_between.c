/* An item is moved from list to list without being copied. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
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
    struct list *q = deed_parcel_take(sizeof(struct list), 1000);
    if (p != NULL && q != NULL) {
        struct node *a = deed_parcel_add(p, sizeof(struct node));
        struct node *b = deed_parcel_add(q, sizeof(struct node));
        if (a != NULL && b != NULL) {
            struct node *item = p->first;
            if (item != NULL) {
                p->first = item->next;
                item->next = q->first; //- //~ brand
                //+ item->next = p->first;
                item->value = 1;
            }
        }
    }
    deed_drop(p);
    deed_drop(q);
}
