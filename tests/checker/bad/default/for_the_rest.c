/* Two messages by name, and `default` for the rest: `closed` is the rest. */
#include "client.component.h"

static void read(struct File_client *file OWN CLAIMS STATE(Opening))
{
    switch (File_client_receive(file)) {
    case File_Opened: File_send_Close(file); break;
    case File_Failed: deed_drop(File_Failed_path(file)); File_send_Close(file); break;
    default: deed_fault(deed_reason_stopped); //- //~ default
    //+ case File_closed: break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
