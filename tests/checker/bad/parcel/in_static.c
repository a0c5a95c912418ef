/* A static borrow into a parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static struct node *g_node IN(parcel); //- //~ type
//+ static struct list *g_node OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    deed_sleep_until(g_node == NULL);
    deed_drop(list);
}
