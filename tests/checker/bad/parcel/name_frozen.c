/* A vector inside of a parcel is frozen, and the rest is not. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    struct uint8_vector *name = root->name;
    if (name != NULL)
        deed_drop(uint8_vector_freeze(name)); //- //~ not-owned
        //+ name->at[0] = 1;
    deed_drop(tree);
}
