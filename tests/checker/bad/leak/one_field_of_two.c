/* Two owned fields, one of them emptied. */
#include "memory.component.h"

struct pair {
    struct uint8_vector *left OWN;
    struct uint8_vector *right OWN;
};

static void discard(struct pair *pair OWN CLAIMS)
{
    deed_drop(TAKE(pair->left));
    //+ deed_drop(TAKE(pair->right));
    deed_drop(pair); //~ drop-full
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair != NULL)
        discard(pair);
}
