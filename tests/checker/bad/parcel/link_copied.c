/* A link is copied from a node that may be of another parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    struct Album_Node_parcel *other = Album_Node_parcel_take(1000);
    if (other != NULL)
        root->left = other->root.left; //- //~ brand
        //+ root->key = other->root.key;
    deed_drop(other);
    deed_drop(tree);
}
