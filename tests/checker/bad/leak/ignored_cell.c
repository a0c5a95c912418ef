/* The accessor moves the buffer out of the message; here it goes nowhere. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_Read:
            File_Read_buffer(file); //- //~ leak
            //+ deed_drop(File_Read_buffer(file));
            deed_fault(deed_reason_stopped);
        case File_Duplicate: deed_fault(deed_reason_stopped);
        case File_connected:
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
