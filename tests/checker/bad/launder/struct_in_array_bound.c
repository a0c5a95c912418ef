/* A struct defined where nobody looks for one, to keep a borrow in. */
#include "memory.component.h"

struct node {
    uint64_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    //+ uint8_t bytes[sizeof(struct node)] = {0};
    uint8_t bytes[sizeof(struct evil { struct node *keep; })] = {0}; //- //~ type
    struct evil evil = {NULL}; //-
    (void)evil; //-
    struct node *owner = deed_take(sizeof(struct node));
    if (owner == NULL)
        return;
    owner->value = bytes[0];
    deed_drop(owner);
}
