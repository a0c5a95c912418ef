/* Arguments of a message are read from an endpoint that was given away. */
#include "server.component.h"

static uint64_t g_positions;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Shelf_server *store = Shelf_server_set_receive(ports->shelf);
        switch (Shelf_server_tag(store)) {
        case Shelf_List:
            Shelf_send_NoMore(store);
            //+ g_positions += Shelf_List_position(store);
            Shelf_server_set_put(ports->shelf, store);
            g_positions += Shelf_List_position(store); //- //~ use-after-move
            break;
        case Shelf_Put:
        case Shelf_Get:
        case Shelf_Delete: deed_fault(deed_reason_stopped);
        case Shelf_connected: Shelf_server_set_put(ports->shelf, store); break;
        case Shelf_closed: Shelf_server_drop(store); break;
        }
    }
}
