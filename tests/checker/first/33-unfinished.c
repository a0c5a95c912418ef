/* Drops an endpoint in the middle of a conversation. */
//? Close
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct uint8_vector *path = uint8_vector_take(8);
    if (path == NULL)
        return;
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL) {
        deed_drop(path);
        return;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened:
//+         File_send_Close(file);
        File_client_drop(file); //~ protocol
        break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        break;
    case File_closed: File_client_drop(file); break;
    }
}
