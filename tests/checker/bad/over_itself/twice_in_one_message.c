/* Lent and kept: the client end goes out, and stays in a slot for the next who asks. */
#include "server.component.h"

static struct Media_client *g_media OWN STATE(Ready);

static void lend(struct Lender_server *lender STATE(Asked) TO(Start))
{
    struct Media_client *media = TAKE(g_media);
    Lender_send_Lent(lender, media);
    PUT(g_media, media); //- //~ use-after-move
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
