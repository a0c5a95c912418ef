/* On one path the server still owes an answer that the base does not know. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    if (deed_now() > 5)
        Disc_send_Watch(disc); //-
        //+ deed_sleep_until(5);
    struct Media_client *media = Disc_as_Media(disc); //~ state-join
    Media_send_Leave(media);
    Media_client_drop(media);
}
