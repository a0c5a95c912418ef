/* A helper sends the buffer that its caller still means to own. */
#include "client.component.h"

static void echo(struct Shelf_client *store OWN CLAIMS STATE(Ready), struct uint8_vector *key)
{
    struct uint8_vector *copy = uint8_vector_take(key->length);
    if (copy == NULL)
        deed_fault(deed_reason_stopped);
    Shelf_send_Get(store, key);
    deed_drop(copy);
    switch (Shelf_client_receive_until(store, DEED_NOW)) {
    case Shelf_Missing: deed_drop(Shelf_Missing_key(store)); deed_fault(deed_reason_stopped);
    case Shelf_Value:
        deed_drop(Shelf_Value_key(store));
        deed_drop(Shelf_Value_value(store));
        deed_fault(deed_reason_stopped);
    case Shelf_closed:
    case Shelf_timeout: Shelf_client_drop(store); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct Shelf_client *store = Shelf_open(ports->shelf, DEED_FOREVER);
    struct uint8_vector *key = uint8_vector_take(2);
    if (store == NULL || key == NULL)
        deed_fault(deed_reason_stopped);
    echo(store, key);
    deed_drop(key); //- //~ use-after-move
}
