/* cell_take twice: the same buffer under two names. */
#include "server.component.h"

static uint64_t g_bytes;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_Read: {
            struct uint8_vector *buffer = File_Read_buffer(file);
            struct uint8_vector *again = File_Read_buffer(file); //- //~ cell
            g_bytes += buffer->length;
            deed_drop(again); //-
            File_send_Data(file, buffer, 0);
            File_server_set_put(ports->files, file);
            break;
        }
        case File_Duplicate: deed_fault(deed_reason_stopped);
        case File_connected:
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
