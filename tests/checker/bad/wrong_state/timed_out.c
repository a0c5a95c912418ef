/* The time is up, and the endpoint goes to somebody else with the answer still on its way. */
#include "client.component.h"

static void give_back(struct Lender_client *lender STATE(Start) TO(Returned), struct Media_client *media OWN CLAIMS STATE(Reading))
{
    switch (Media_client_receive_until(media, deed_now() + 5)) {
    case Media_Data: deed_drop(Media_Data_buffer(media)); break;
    case Media_Failed: deed_drop(Media_Failed_buffer(media)); break;
    case Media_timeout:
        deed_now(); //-
        //+ Media_client_drop(media);
        //+ deed_fault(deed_reason_stopped);
        break;      //-
    case Media_closed: deed_fault(deed_reason_stopped);
    }
    Lender_send_Return(lender, media); //~ state-join
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
