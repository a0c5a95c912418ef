/* A node that was reached by two links outlives the parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    struct Album_Node *next = root->left;
    struct Album_Leaf *leaf = next != NULL ? next->leaf : NULL;
    //+ if (leaf != NULL)
    //+     leaf->value = 1;
    deed_drop(tree);
    if (leaf != NULL) //- //~ borrow-expired
        leaf->value = 1; //-
}
