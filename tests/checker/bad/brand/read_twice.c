/* Between two looks at the static another parcel may have come there. */
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

static void renew(void)
{
    deed_drop(TAKE(g_list));
    PUT(g_list, deed_parcel_take(sizeof(struct list), 1000));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 2; i++) {
        struct list *list = g_list;
        struct node *node = list != NULL ? deed_parcel_add(list, sizeof(struct node)) : NULL;
        //+ if (node != NULL)
        //+     node->value = i;
        renew();
        list = g_list;
        if (list != NULL)
            list->first = node; //- //~ borrow-expired
            //+ list->first = NULL;
    }
    deed_drop(TAKE(g_list));
}
