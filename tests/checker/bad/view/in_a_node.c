/* A slice in what lies in a parcel. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    struct uint8_const_slice name; //- //~ parcel
    //+ uint32_t name;
};

struct nodes {
    struct deed_parcel parcel;
    struct node first;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct nodes *nodes = deed_parcel_take(sizeof(struct nodes), 1000);
    deed_drop(nodes);
}
