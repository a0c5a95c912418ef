/* One vector as both arguments of one message: two owners of one object on the other side. */
#include "client.component.h"

static void put(struct Shelf_client *shelf OWN CLAIMS STATE(Ready), struct uint8_vector *key OWN CLAIMS)
{
    //+ struct uint8_vector *value = uint8_vector_take(8);
    //+ if (value == NULL)
    //+     deed_fault(deed_reason_stopped);
    //+ Shelf_send_Put(shelf, key, value);
    Shelf_send_Put(shelf, key, key); //- //~ use-after-move
    switch (Shelf_client_receive_until(shelf, DEED_NOW)) {
    case Shelf_Stored: deed_fault(deed_reason_stopped);
    case Shelf_Full: deed_fault(deed_reason_stopped);
    case Shelf_timeout:
    case Shelf_closed: Shelf_client_drop(shelf); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct Shelf_client *shelf = Shelf_open(ports->shelf, DEED_FOREVER);
    struct uint8_vector *key = uint8_vector_take(8);
    if (shelf == NULL || key == NULL)
        deed_fault(deed_reason_stopped);
    put(shelf, key);
}
