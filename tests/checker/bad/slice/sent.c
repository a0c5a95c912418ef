/* A slice of a vector that went away in a message. */
#include "client.component.h"

static void open(struct File_client *file OWN CLAIMS STATE(Start), struct uint8_vector *path OWN CLAIMS)
{
    struct uint8_slice name = uint8_vector_slice(path);
    //+ uint8_slice_fill(name, 'a');
    File_send_Open(file, path);
    uint8_slice_fill(name, 'a'); //- //~ borrow-expired
    switch (File_client_receive(file)) {
    case File_Opened: File_send_Close(file); break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        break;
    case File_closed: break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(4);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    open(file, path);
}
