/* A received message is still in it, and what hangs in that. */
#include "client.component.h"

static void give_back(struct Lender_client *lender STATE(Start) TO(Returned), struct Media_client *media OWN CLAIMS STATE(Ready),
                      struct uint8_vector *buffer OWN CLAIMS)
{
    switch (Media_call_Read(media, buffer, 0)) {
    case Media_Data: break; //-
    //+ case Media_Data: deed_drop(Media_Data_buffer(media)); break;
    case Media_Failed: deed_drop(Media_Failed_buffer(media)); break;
    case Media_closed: deed_fault(deed_reason_stopped);
    }
    Lender_send_Return(lender, media); //~ cell
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
