/* A node inside of an object that is owned for itself. */
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

struct box {
    struct node node; //-
    //+ struct plain node;
    uint32_t more;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct box *box = deed_take(sizeof(struct box)); //~ parcel
    if (box != NULL)
        box->node.value = 1;
    deed_drop(box);
}
