/* A callee stores what it read through an owner slot: the caller would not know. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

struct walk {
    struct uint8_const_slice name;
    struct node *at;
};

static void walk_next(struct walk *walk)
{
    struct node *node = walk->at;
    if (node != NULL)
        walk->at = node->next; //- //~ borrow-escape
        //+ walk->at = NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        return;
    struct walk walk = {deed_text(LITERAL("list")), node};
    walk_next(&walk);
    deed_drop(node);
}
