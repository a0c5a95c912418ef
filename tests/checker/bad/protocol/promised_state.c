/* TO(end), it says; the goodbye is sent on a good day only. */
#include "client.component.h"

static void finish(struct File_client *file STATE(Start) TO(end))
{
    if (file == NULL)
        deed_fault(deed_reason_null);
    //+ File_send_Close(file);
} //~ state

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    finish(file);
    File_client_drop(file);
}
