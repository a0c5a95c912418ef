/* A node that was reached by two links outlives the parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = Album_Node_parcel_lend_root(tree);
    struct Album_Node *next = Album_Node_lend_left(root);
    struct Album_Leaf *leaf = next != NULL ? Album_Node_lend_leaf(next) : NULL;
    //+ if (leaf != NULL)
    //+     leaf->value = 1;
    deed_drop(tree);
    if (leaf != NULL) //- //~ borrow-expired
        leaf->value = 1; //-
}
