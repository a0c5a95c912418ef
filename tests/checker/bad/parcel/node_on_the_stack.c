/* A node that lives in no parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_Node node = {.key = 1}; //- //~ opaque
    //+ struct Album_Stat node = {.size = 1};
    (void)node;
    (void)ports;
}
