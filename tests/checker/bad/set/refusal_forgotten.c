/* The answer may be another one. */
#include "client.component.h"

static void hear(struct File_client_set *asked STATE(Opening))
{
    struct File_client *file = File_client_set_receive(asked);
    switch (File_client_tag(file)) { //~ unhandled
    case File_Opened: File_send_Close(file); break;
    //+ case File_Failed: deed_drop(File_Failed_path(file)); File_send_Close(file); break;
    case File_closed: break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client_set *asked = File_client_set_take();
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file != NULL)
        File_client_drop(file);
    if (asked != NULL) {
        hear(asked);
        File_client_set_drop(asked);
    }
}
