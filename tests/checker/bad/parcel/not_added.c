/* There was no room for a node, and it is linked. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    struct Album_Node *next = Album_Node_parcel_add_Node(tree);
    //+ if (next != NULL)
    next->key = 1; //~ null
    root->left = next;
    deed_drop(tree);
}
