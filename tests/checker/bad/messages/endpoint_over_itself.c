/* An endpoint sent over its own channel: both ends are in one queue, and nobody is left to read it. */
#include "server.component.h"

static void send_round(struct File_server *server OWN CLAIMS STATE(Copying),
                       struct File_client *client OWN CLAIMS STATE(Copying),
                       struct File_client *other OWN CLAIMS STATE(Ready))
{
    File_send_Copy(server, client); //- //~ state
    File_send_Close(other); //-
    File_client_drop(other); //-
    //+ File_send_Copy(server, other);
    switch (File_server_receive_until(server, DEED_NOW)) {
    case File_Read: deed_drop(File_Read_buffer(server)); deed_fault(deed_reason_stopped);
    case File_Duplicate:
    case File_Close:
    case File_closed: deed_fault(deed_reason_stopped);
    case File_timeout: File_server_drop(server); break;
    }
    //+ deed_fault(client == NULL);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
