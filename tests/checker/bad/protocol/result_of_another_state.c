/* The result is promised ready, and comes half-way through. */
#include "client.component.h"

OWN OPT STATE(Ready) static struct File_client *open_file(struct client_ports *ports,
                                                          struct uint8_vector *path OWN CLAIMS)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL) {
        deed_drop(path);
        return NULL;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened: break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        //+ File_send_Close(file);
        //+ File_client_drop(file);
        //+ return NULL;
        return file; //- //~ state
    case File_closed: File_client_drop(file); return NULL;
    }
    return file;
}

void client_main(struct client_ports *ports)
{
    struct uint8_vector *path = uint8_vector_take(3);
    if (path == NULL)
        return;
    struct File_client *file = open_file(ports, path);
    if (file != NULL) {
        File_send_Close(file);
        File_client_drop(file);
    }
}
