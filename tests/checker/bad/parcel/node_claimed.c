/* A function takes over a node. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

static void consume(struct node *node OWN CLAIMS); //- //~ parcel
static void consume(struct node *node OWN CLAIMS) //-
//+ static void consume(struct node *node)
{
    deed_drop(node); //-
    //+ node->value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 1000);
    if (list == NULL)
        return;
    struct node *node = deed_parcel_add(list, sizeof(struct node));
    if (node != NULL)
        node->value = 2;
    deed_drop(list);
}
