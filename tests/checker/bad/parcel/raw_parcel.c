/* The untyped functions would link anything to anything. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = Album_Node_parcel_lend_root(tree);
    (void)deed_parcel_take(10, 10); //- //~ opaque
    root->key = 1;
    deed_drop(tree);
}
