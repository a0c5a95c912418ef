/* The untyped function behind the typed ones: any tag, any state. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    deed_send(&file->endpoint, 77); //- //~ opaque
    File_client_drop(file);
}
