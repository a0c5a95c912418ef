/* Two vectors in one message, one of them taken. */
#include "client.component.h"

static void put(struct Shelf_client *shelf OWN CLAIMS STATE(Ready),
                struct uint8_vector *key OWN CLAIMS, struct uint8_vector *value OWN CLAIMS)
{
    struct uint8_vector *mine = NULL;
    switch (Shelf_call_Put(shelf, key, value)) {
    case Shelf_Stored: deed_drop(Shelf_Stored_previous(shelf)); break;
    case Shelf_Full:
        mine = Shelf_Full_key(shelf);
        //+ deed_drop(Shelf_Full_value(shelf));
        break;
    case Shelf_closed: Shelf_client_drop(shelf); return;
    }
    deed_drop(mine);
    Shelf_send_List(shelf, 0);
    switch (Shelf_client_receive(shelf)) { //~ cell
    case Shelf_Key:
    case Shelf_NoMore: deed_fault(deed_reason_stopped);
    case Shelf_closed: Shelf_client_drop(shelf); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct Shelf_client *shelf = Shelf_open(ports->shelf, DEED_FOREVER);
    struct uint8_vector *key = uint8_vector_take(4);
    struct uint8_vector *value = uint8_vector_take(4);
    if (shelf == NULL || key == NULL || value == NULL)
        deed_fault(deed_reason_stopped);
    put(shelf, key, value);
}
