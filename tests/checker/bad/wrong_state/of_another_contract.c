/* Both contracts have a state Ready; the slot names one of them. */
#include "client.component.h"

static struct Media_client *g_media OWN STATE(Reading); //-
//+ static struct Media_client *g_media OWN STATE(Ready);

static void give_back(struct Lender_client *lender STATE(Start) TO(Returned))
{
    struct Media_client *media = TAKE(g_media);
    if (media == NULL)
        deed_fault(deed_reason_stopped);
    Lender_send_Return(lender, media); //~ state
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
