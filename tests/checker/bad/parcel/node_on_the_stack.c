/* A node that lives in no parcel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_Node node = {.key = 1}; //- //~ parcel
    //+ struct Album_Stat node = {.size = 1};
    deed_sleep_until(node.key); //-
    //+ deed_sleep_until(node.size);
    (void)ports;
}
