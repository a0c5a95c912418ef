/* A node is written after its parcel is gone. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    //+ root->key = 1;
    deed_drop(tree);
    root->key = 1; //- //~ borrow-expired
}
