/* A vector inside of a parcel is dropped for itself. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    deed_drop(root->name); //- //~ not-owned
    //+ root->key = 3;
    deed_drop(tree);
}
