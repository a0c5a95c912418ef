/* The untyped function would find the head of a parcel in a node. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    struct Album_Leaf *leaf = deed_parcel_add(root, sizeof(struct Album_Leaf)); //- //~ cast
    //+ struct Album_Leaf *leaf = deed_parcel_add(tree, sizeof(struct Album_Leaf));
    root->leaf = leaf;
    root->key = 1;
    deed_drop(tree);
}
