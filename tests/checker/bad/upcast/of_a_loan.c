/* Who only borrows the endpoint makes it another. */
#include "client.component.h"

static void hang_up(struct Disc_client *disc STATE(Ready) TO(Ready)) //-
//+ static void hang_up(struct Disc_client *disc OWN CLAIMS STATE(Ready))
{
    struct Media_client *media = Disc_as_Media(disc); //~ not-owned
    Media_send_Leave(media);
    Media_client_drop(media);
}

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    hang_up(disc);
    Disc_send_Leave(disc); //-
    Disc_client_drop(disc); //-
}
