/* On one path the server waits for more, on the other nothing was said yet: only that may end. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    if (deed_now() > 5) {
        Disc_send_Trim(disc, 0, 512);
        switch (Disc_client_receive(disc)) {
        case Disc_Trimmed: break;
        case Disc_closed: Disc_client_drop(disc); return;
        }
    }
    struct Media_client *media = Disc_as_Media(disc);
    //+ Media_send_Leave(media);
    Media_client_drop(media); //~ state-join
}
