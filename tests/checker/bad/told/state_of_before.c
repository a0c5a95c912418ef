/* The result told in which state it was; it has gone on since. */
#include "client.component.h"

static bool open(struct File_client *file, struct uint8_vector *path OWN CLAIMS)
{
    switch (File_call_Open(file, path)) {
    case File_Opened: return true;
    case File_Failed: deed_drop(File_Failed_path(file)); return false;
    case File_closed: break;
    }
    deed_fault(deed_reason_value);
}

void client_main(struct client_ports *ports)
{
    struct uint8_vector *path = uint8_vector_take(9);
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_value);
    bool opened = open(file, path);
    File_send_Close(file); //-
    if (opened)
        File_send_Duplicate(file); //~ protocol
    deed_fault(deed_reason_value);
}
