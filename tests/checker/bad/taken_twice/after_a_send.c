/* A send leaves the message where it was: what was taken out of it stays taken. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_Read: {
            File_send_Data(file, File_Read_buffer(file), 0);
            deed_drop(File_Read_buffer(file)); //- //~ cell
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
