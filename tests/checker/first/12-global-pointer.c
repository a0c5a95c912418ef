/* Keeps the root of its list in a global. */
//? root OWN
//? PUT(
#include "memory.component.h"

struct node {
    uint32_t value;
};

static struct node *root; //- //~ type
//+ static struct node *root OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    root = deed_take(sizeof(struct node)); //-
//+     struct node *node = deed_take(sizeof(struct node));
//+     PUT(root, node);
}
