/* The buffer stays in the message, and the endpoint goes back into the set: nobody owns it now. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Shelf_server *shelf = Shelf_server_set_receive(ports->shelf);
        switch (Shelf_server_tag(shelf)) {
        case Shelf_Delete: {
            struct uint8_vector *empty = uint8_vector_take(0);
            if (empty == NULL)
                deed_fault(deed_reason_stopped);
            //+ deed_drop(Shelf_Delete_key(shelf));
            Shelf_send_Missing(shelf, empty);
            Shelf_server_set_put(ports->shelf, shelf); //~ cell
            break;
        }
        case Shelf_Put:
        case Shelf_Get:
        case Shelf_List: deed_fault(deed_reason_stopped);
        case Shelf_connected: Shelf_server_set_put(ports->shelf, shelf); break;
        case Shelf_closed: Shelf_server_drop(shelf); break;
        }
    }
}
