/* There was no room for a node, and it is linked. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = Album_Node_parcel_lend_root(tree);
    struct Album_Node *next = Album_Node_parcel_add_Node(tree);
    //+ if (next != NULL)
    next->key = 1; //~ null
    Album_Node_parcel_link_Node_left(tree, root, next);
    deed_drop(tree);
}
