/* Taken when it is wanted, and left in the message when it is not. */
#include "client.component.h"

static uint32_t g_used;

static void read(struct File_client *file OWN CLAIMS STATE(Reading), bool wanted)
{
    switch (File_client_receive(file)) {
    case File_Data:
        g_used = File_Data_used(file);
        if (wanted) //-
            deed_drop(File_Data_buffer(file));
        File_send_Close(file);
        break;
    case File_closed: break;
    }
    File_client_drop(file); //~ cell
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(4);
    struct uint8_vector *buffer = uint8_vector_take(4);
    if (file == NULL || path == NULL || buffer == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Open(file, path)) {
    case File_Opened:
        File_send_Read(file, buffer, 0);
        read(file, deed_now() > 5);
        break;
    case File_Failed: deed_fault(deed_reason_stopped);
    case File_closed: deed_fault(deed_reason_stopped);
    }
}
