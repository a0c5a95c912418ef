/* A node is kept for itself, in a slot. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static struct list *g_list OWN;
static struct node *g_node OWN; //- //~ parcel

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = TAKE(g_list);
    deed_drop(list);
}
