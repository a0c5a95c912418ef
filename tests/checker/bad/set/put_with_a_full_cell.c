/* What came with the message would go back into the set, and be lost there. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct File_server_set *ready STATE(Ready) = File_server_set_take();
    struct uint8_vector *empty = uint8_vector_take(0);
    if (ready == NULL || empty == NULL)
        deed_fault(deed_reason_stopped);
    struct File_server *file = File_server_set_receive(ports->files);
    switch (File_server_tag(file)) {
    case File_connected:
    case File_Close:
    case File_closed: File_server_drop(file); break;
    case File_Duplicate: deed_fault(deed_reason_stopped);
    case File_Read:
        //+ deed_drop(File_Read_buffer(file));
        File_send_Data(file, empty, 0);
        File_server_set_put(ready, file); //~ cell
        empty = NULL;
        break;
    }
    deed_drop(empty);
    File_server_set_drop(ready);
}
