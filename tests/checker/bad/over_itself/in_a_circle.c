/* A Copy of a file is answered with the very client that asked another for it. */
#include "server.component.h"

static void copy(struct File_server *server STATE(Copying) TO(Ready), struct File_client *source OWN CLAIMS STATE(Ready))
{
    switch (File_call_Duplicate(source)) {
    case File_Copy: {
        struct File_client *made = File_Copy_file(source);
        File_send_Copy(server, made);
        File_send_Close(made); //- //~ use-after-move
        File_send_Close(source);
        File_client_drop(source);
        return;
    }
    case File_closed: deed_fault(deed_reason_stopped);
    }
    deed_fault(deed_reason_stopped);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
