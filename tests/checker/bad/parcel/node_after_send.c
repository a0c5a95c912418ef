/* A node is written while somebody else owns its parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    if (album == NULL)
        return;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        deed_fault(deed_reason_unreachable);
    struct Album_Node *root = &tree->root;
    //+ root->key = 1;
    Album_send_Plant(album, tree);
    root->key = 1; //- //~ borrow-expired
    switch (Album_client_receive(album)) {
    case Album_Planted: deed_drop(Album_Planted_root(album)); break;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
    Album_send_Leave(album);
    Album_client_drop(album);
}
