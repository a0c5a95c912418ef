/* The body of the helper tells its state; this caller is in another. */
#include "client.component.h"

static void finish(struct File_client *file)
{
    File_send_Close(file);
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    struct uint8_vector *path = uint8_vector_take(9);
    if (path == NULL)
        deed_fault(deed_reason_stopped);
    File_send_Open(file, path); //-
    //+ deed_drop(path);
    finish(file); //~ state
}
