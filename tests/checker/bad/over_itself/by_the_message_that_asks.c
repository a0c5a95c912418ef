/* Media are returned to whom they came from, over themselves. */
#include "client.component.h"

static void leave(struct Lender_client *lender OWN CLAIMS STATE(Start), struct Media_client *media OWN CLAIMS STATE(Ready))
{
    switch (Lender_call_Return(lender, media)) {
    case Lender_Taken: break;
    case Lender_closed: Lender_client_drop(lender); Media_client_drop(media); return; //- //~ use-after-move
    //+ case Lender_closed: Lender_client_drop(lender); return;
    }
    Lender_send_Leave(lender);
    Lender_client_drop(lender);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
