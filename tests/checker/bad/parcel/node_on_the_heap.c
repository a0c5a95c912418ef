/* A node that lives in no parcel, with links to anywhere. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_Node *node = deed_take(sizeof(struct Album_Node)); //- //~ parcel
    //+ struct Album_Node_parcel *node = Album_Node_parcel_take(0);
    deed_drop(node);
    (void)ports;
}
