/* An endpoint that may be null is used on several paths */
//? if (file == NULL)
#include "client.component.h"

/* One file, read once. */
static struct uint8_vector *make_path(void)
{
    struct uint8_vector *path = uint8_vector_take(4);
    if (path == NULL)
        return NULL;
    for (uint32_t i = 0; i < path->length; i++)
        path->at[i] = 'a';
    return path;
}

static void read_all(struct File_client *file)
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    if (buffer == NULL) {
        File_send_Close(file);
        File_client_drop(file);
        return;
    }
    switch (File_call_Read(file, buffer, 0)) {
    case File_Data:
        deed_drop(File_Data_buffer(file));
        break;
    case File_closed:
        File_client_drop(file);
        return;
    }
    File_send_Close(file);
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    //+ if (file == NULL)
        //+ return;
    struct uint8_vector *path = make_path();
    if (path == NULL) {
        File_send_Close(file);
        File_client_drop(file);
        return;
    }
    switch (File_call_Open(file, path)) { //~ null
    case File_Opened:
        read_all(file);
        return;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        return;
    case File_closed:
        File_client_drop(file);
        return;
    }
}
