/* A struct in a message lives until the next message. */
#include "client.component.h"

static uint64_t open_and_read(struct File_client *file OWN CLAIMS STATE(Opening),
                              struct uint8_vector *buffer OWN CLAIMS)
{
    uint64_t size = 0;
    switch (File_client_receive(file)) {
    case File_Opened: {
        const struct File_Stat *stat = File_Opened_stat(file);
        //+ size = stat->size;
        switch (File_call_Read(file, buffer, 0)) {
        case File_Data:
            deed_drop(File_Data_buffer(file));
            size = stat->size; //- //~ borrow-expired
            File_send_Close(file);
            break;
        case File_closed: break;
        }
        break;
    }
    case File_Failed:
        deed_drop(File_Failed_path(file));
        deed_drop(buffer);
        File_send_Close(file);
        break;
    case File_closed: deed_drop(buffer); break;
    }
    File_client_drop(file);
    return size;
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(4);
    struct uint8_vector *buffer = uint8_vector_take(4);
    if (file == NULL || path == NULL || buffer == NULL)
        deed_fault(deed_reason_stopped);
    File_send_Open(file, path);
    open_and_read(file, buffer);
}
