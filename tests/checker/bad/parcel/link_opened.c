/* A link is led out of its parcel by hand. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = Album_Node_parcel_lend_root(tree);
    root->left.to = ports; //- //~ opaque
    //+ root->key = 1;
    deed_drop(tree);
}
