/* The endpoint is used under its old name: two would speak on one channel. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    struct Media_client *media = Disc_as_Media(disc);
    Disc_send_Leave(disc); //- //~ use-after-move
    Media_send_Leave(media);
    Media_client_drop(media);
}
