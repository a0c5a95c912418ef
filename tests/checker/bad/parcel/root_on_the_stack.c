/* The root of a parcel on the stack. */
#include "memory.component.h"

struct node {
    struct node *next IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct node *first IN(parcel);
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list list = {.first = NULL}; //- //~ parcel
    //+ struct node *list = NULL;
    deed_sleep_until(list.first == NULL); //-
    //+ deed_sleep_until(list == NULL);
}
