/* Two cells, and one of them is taken in the place of the other. */
#include "client.component.h"

static void read(struct Shelf_client *shelf STATE(Ready) TO(Lent), struct uint8_vector *key OWN CLAIMS)
{
    switch (Shelf_call_Get(shelf, key)) {
    case Shelf_Value: {
        struct uint8_vector *back = Shelf_Value_key(shelf);
        struct uint8_vector *value = Shelf_Value_key(shelf); //- //~ cell
        //+ struct uint8_vector *value = Shelf_Value_value(shelf);
        deed_drop(Shelf_Value_value(shelf)); //-
        deed_drop(back);
        deed_drop(value);
        return;
    }
    case Shelf_Missing: deed_drop(Shelf_Missing_key(shelf)); deed_fault(deed_reason_stopped);
    case Shelf_closed: deed_fault(deed_reason_stopped);
    }
    deed_fault(deed_reason_stopped);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
