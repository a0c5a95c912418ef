/* The head of a parcel is changed by hand: it would have more room than there is. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    tree->parcel.size = root->key; //- //~ opaque
    //+ root->key = 1;
    deed_drop(tree);
}
