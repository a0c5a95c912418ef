/* What the endpoint holds under its old name is read as a message of the base. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    uint64_t freed = 0;
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    Disc_send_Trim(disc, 0, 512);
    switch (Disc_client_receive(disc)) {
    case Disc_Trimmed: freed = Disc_Trimmed_freed(disc); break;
    case Disc_closed: Disc_client_drop(disc); return;
    }
    struct Media_client *media = Disc_as_Media(disc);
    deed_drop(Media_Data_buffer(media)); //- //~ cell
    deed_sleep_until(freed);
    Media_send_Leave(media);
    Media_client_drop(media);
}
