/* The helper asks for an endpoint that waits for an answer. */
#include "client.component.h"

static void wait(struct File_client *file OWN CLAIMS STATE(Opening))
{
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
    struct uint8_vector *path = uint8_vector_take(3);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    //+ File_send_Open(file, path);
    deed_drop(path); //-
    wait(file); //~ state
}
