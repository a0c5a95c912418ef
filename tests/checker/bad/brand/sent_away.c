/* What a node leads to lies in another parcel, which is sent away. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    struct Album_Node_parcel *p = Album_Node_parcel_take(1000);
    struct Album_Node_parcel *q = Album_Node_parcel_take(1000);
    if (album == NULL || p == NULL || q == NULL)
        deed_fault(deed_reason_unreachable);
    struct Album_Node *a = &p->root;
    struct Album_Node *b = Album_Node_parcel_add_Node(q);
    //+ struct Album_Node *c = Album_Node_parcel_add_Node(p);
    if (b != NULL)
        b->key = 1;
    a->left = b; //- //~ brand
    //+ a->left = c;
    Album_send_Plant(album, q);
    if (a->left != NULL)
        a->left->key = 1;
    deed_drop(p);
    switch (Album_client_receive(album)) {
    case Album_Planted: deed_drop(Album_Planted_root(album)); break;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
    Album_send_Leave(album);
    Album_client_drop(album);
}
