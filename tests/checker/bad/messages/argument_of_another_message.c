/* The bytes of one message, read as the arguments of another: a number becomes a pointer. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Shelf_server *shelf = Shelf_server_set_receive(ports->shelf);
        switch (Shelf_server_tag(shelf)) {
        case Shelf_List:
            deed_drop(Shelf_Delete_key(shelf)); //- //~ cell
            Shelf_send_NoMore(shelf);
            Shelf_server_set_put(ports->shelf, shelf);
            break;
        case Shelf_Put:
        case Shelf_Get:
        case Shelf_Delete: deed_fault(deed_reason_stopped);
        case Shelf_connected: Shelf_server_set_put(ports->shelf, shelf); break;
        case Shelf_closed: Shelf_server_drop(shelf); break;
        }
    }
}
