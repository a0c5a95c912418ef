/* Two elements of an array of parcels are two parcels, though one slot. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static struct list *g_lists[4] OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 4; i++)
        PUT(AT(g_lists, 4, i), deed_parcel_take(sizeof(struct list), 100));
    for (uint32_t i = 0; i < 3; i++) {
        struct list *one = g_lists[i];
        struct list *other = g_lists[i + 1];
        if (one != NULL && other != NULL)
            one->first = other->first; //- //~ brand
            //+ one->first = NULL;
    }
    for (uint32_t i = 0; i < 4; i++)
        deed_drop(TAKE(AT(g_lists, 4, i)));
}
