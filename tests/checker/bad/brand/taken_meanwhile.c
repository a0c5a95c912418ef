/* The parcel that the node lies in was taken out of its static. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_list, deed_parcel_take(sizeof(struct list), 1000));
    struct list *list = g_list;
    struct node *node = list != NULL ? deed_parcel_add(list, sizeof(struct node)) : NULL;
    //+ if (list != NULL)
    //+     list->first = node;
    struct list *mine = TAKE(g_list);
    if (mine != NULL)
        mine->first = node; //- //~ borrow-expired
        //+ mine->first = NULL;
    deed_drop(mine);
}
