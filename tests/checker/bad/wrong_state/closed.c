/* `closed` came: the peer is gone, and the endpoint is sent on as if it were there. */
#include "client.component.h"

static void give_back(struct Lender_client *lender STATE(Start) TO(Returned), struct Media_client *media OWN CLAIMS STATE(Ready),
                      struct uint8_vector *buffer OWN CLAIMS)
{
    switch (Media_call_Read(media, buffer, 0)) {
    case Media_Data: deed_drop(Media_Data_buffer(media)); break;
    case Media_Failed: deed_drop(Media_Failed_buffer(media)); break;
    case Media_closed:
        deed_now();
        break; //-
        //+ deed_fault(deed_reason_stopped);
    }
    Lender_send_Return(lender, media); //~ state-join
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
