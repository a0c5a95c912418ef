/* An endpoint out of a message is not fresh: it must be ended as its contract says. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Directory_client *directory = Directory_open(ports->directory, DEED_FOREVER);
    struct uint8_vector *name = uint8_vector_take(4);
    if (directory == NULL || name == NULL)
        deed_fault(deed_reason_stopped);
    switch (Directory_call_Find(directory, name)) {
    case Directory_Found: {
        struct File_client *file = Directory_Found_file(directory);
        //+ File_send_Close(file);
        File_client_drop(file); //~ protocol
        Directory_send_Leave(directory);
        break;
    }
    case Directory_Missing:
        deed_drop(Directory_Missing_name(directory));
        Directory_send_Leave(directory);
        break;
    case Directory_closed: break;
    }
    Directory_client_drop(directory);
}
