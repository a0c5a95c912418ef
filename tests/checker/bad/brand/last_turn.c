/* The node that is kept is of the parcel of the turn before: the same line made both. */
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
    struct list *before = NULL;
    struct node *kept = NULL;
    for (uint32_t i = 0; i < 3; i++) {
        struct list *p = deed_parcel_take(sizeof(struct list), 1000);
        if (p == NULL)
            break;
        //+ kept = deed_parcel_add(p, sizeof(struct node));
        p->first = kept; //~ brand
        kept = deed_parcel_add(p, sizeof(struct node)); //-
        struct list *oldest = before;
        before = p;
        if (kept != NULL)
            kept->value = i;
        deed_drop(oldest);
    }
    deed_drop(before);
}
