/* A second name for a borrowed endpoint would have a state of its own. */
#include "client.component.h"

static void finish(struct File_client *file STATE(Ready) TO(end))
{
    struct File_client *same = file; //- //~ borrow-escape
    File_send_Close(file);
    (void)same; //-
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(1);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Open(file, path)) {
    case File_Opened: finish(file); break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        break;
    case File_closed: break;
    }
    File_client_drop(file);
}
