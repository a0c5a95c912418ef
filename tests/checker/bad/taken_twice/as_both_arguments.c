/* Both arguments of the answer, out of one cell of the question. */
#include "server.component.h"

static void give(struct Shelf_server *shelf STATE(Getting) TO(Lent), struct uint8_vector *key OWN CLAIMS,
                 struct uint8_vector *value OWN CLAIMS)
{
    Shelf_send_Value(shelf, key, value);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Shelf_server *shelf = Shelf_server_set_receive(ports->shelf);
        switch (Shelf_server_tag(shelf)) {
        case Shelf_Get: {
            struct uint8_vector *key = Shelf_Get_key(shelf);
            struct uint8_vector *copy = Shelf_Get_key(shelf); //- //~ cell
            //+ struct uint8_vector *copy = uint8_vector_take(8);
            if (copy == NULL)
                deed_fault(deed_reason_stopped);
            give(shelf, key, copy);
            deed_fault(deed_reason_stopped);
        }
        case Shelf_connected: Shelf_server_set_put(ports->shelf, shelf); break;
        case Shelf_Put:
        case Shelf_Delete:
        case Shelf_List: deed_fault(deed_reason_stopped);
        case Shelf_closed: Shelf_server_drop(shelf); break;
        }
    }
}
