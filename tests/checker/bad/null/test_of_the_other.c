/* Tested under one name, used under another that looks alike. */
#include "memory.component.h"

struct pair {
    struct uint8_vector *left OWN;
    struct uint8_vector *right OWN;
};

static void touch(struct pair *pair)
{
    struct uint8_vector *left = pair->left;
    struct uint8_vector *right = pair->right;
    if (left == NULL)
        return;
    left->at[0] = 1;
    //+ if (right != NULL)
    right->at[0] = 1; //~ null
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair == NULL)
        return;
    touch(pair);
    deed_drop(TAKE(pair->left));
    deed_drop(TAKE(pair->right));
    deed_drop(pair);
}
