/* What the server is about to send, a client of the base does not know. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    Disc_send_Trim(disc, 0, 512); //-
    struct Media_client *media = Disc_as_Media(disc); //~ protocol
    Media_send_Leave(media);
    Media_client_drop(media);
}
