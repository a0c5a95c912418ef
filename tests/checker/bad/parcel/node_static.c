/* A node in a static: its links would have to lead into a parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

struct plain {
    uint32_t value;
};

static struct node g_node; //- //~ parcel
//+ static struct plain g_node;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_node.value = 1;
}
