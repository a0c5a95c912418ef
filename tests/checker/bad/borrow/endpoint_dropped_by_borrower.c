/* The borrower of an endpoint closes it. */
#include "client.component.h"

static void finish(struct File_client *file STATE(Start) TO(end)) //-
//+ static void finish(struct File_client *file OWN CLAIMS STATE(Start))
{
    File_send_Close(file);
    File_client_drop(file); //~ not-owned
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    finish(file);
    File_client_drop(file); //-
}
