/* The address of a link is kept, to be written as something else. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = Album_Node_parcel_lend_root(tree);
    struct deed_link *link = &root->left; //- //~ opaque
    //+ uint32_t *link = &root->key;
    if (link == NULL)
        deed_fault(deed_reason_unreachable);
    deed_drop(tree);
}
