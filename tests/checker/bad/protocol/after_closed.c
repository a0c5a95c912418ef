/* After `closed` there is nobody to talk to. */
#include "client.component.h"

static void goodbye(struct File_client *file OWN CLAIMS STATE(Reading))
{
    switch (File_client_receive(file)) {
    case File_Data:
        deed_drop(File_Data_buffer(file));
        File_send_Close(file);
        break;
    case File_closed:
        File_send_Close(file); //- //~ protocol
        break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(1);
    struct uint8_vector *buffer = uint8_vector_take(1);
    if (file == NULL || path == NULL || buffer == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Open(file, path)) {
    case File_Opened:
        File_send_Read(file, buffer, 0);
        goodbye(file);
        break;
    case File_Failed:
    case File_closed: deed_fault(deed_reason_stopped);
    }
}
