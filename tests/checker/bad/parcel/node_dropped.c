/* A node is dropped for itself. */
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
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct node *node = deed_parcel_add(list, sizeof(struct node));
    deed_drop(node); //- //~ not-owned
    //+ deed_sleep_until(node == NULL);
    deed_drop(list);
}
