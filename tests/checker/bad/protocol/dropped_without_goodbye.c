/* The contract has a message for leaving. */
#include "client.component.h"

static void leave(struct File_client *file OWN CLAIMS STATE(Ready))
{
    //+ File_send_Close(file);
    File_client_drop(file); //~ protocol
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(1);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Open(file, path)) {
    case File_Opened: leave(file); break;
    case File_Failed: deed_fault(deed_reason_stopped);
    case File_closed: File_client_drop(file); break;
    }
}
