/* A union in a node: a number could become a link. */
#include "memory.component.h"

union both { //- //~ type
    uint64_t number; //-
    uint8_t bytes[8]; //-
}; //-

struct node {
    struct node *next IN(parcel);
    union both both; //-
    //+ uint64_t both;
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
    deed_drop(list);
}
