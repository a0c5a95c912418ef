/* The address of a link is kept, to be written as something else. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    (void)&root->left; //- //~ address
    //+ (void)&root->key;
    deed_drop(tree);
}
