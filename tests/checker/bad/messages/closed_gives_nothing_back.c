/* The server is gone, and what was sent to it is gone as well: nothing comes back. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(4);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Open(file, path)) {
    case File_Opened: File_send_Close(file); break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        break;
    case File_closed:
        deed_drop(path); //- //~ use-after-move
        break;
    }
    File_client_drop(file);
}
