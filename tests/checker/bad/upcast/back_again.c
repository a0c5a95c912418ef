/* A client of the base is made one of a contract that the server may not have. */
#include "client.component.h"

static bool is_same(const struct Media_client *media STATE(Ready), const struct client_ports *ports)
{
    return ports != NULL && (const struct Disc_client *)media == NULL; //- //~ cast
    //+ return ports != NULL && media == NULL;
}

void client_main(struct client_ports *ports)
{
    struct Media_client *media = Media_open(ports->media, DEED_FOREVER);
    if (media == NULL)
        return;
    if (is_same(media, ports))
        deed_fault(deed_reason_unreachable);
    Media_send_Leave(media);
    Media_client_drop(media);
}
