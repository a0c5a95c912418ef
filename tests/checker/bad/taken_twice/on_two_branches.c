/* Taken on one branch, and behind both again. */
#include "server.component.h"

static void answer(struct File_server *file STATE(Ready) TO(Ready), struct File_server_set *set)
{
    (void)file;
    (void)set;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_Read: {
            if (File_Read_offset(file) > 9)
                deed_drop(File_Read_buffer(file)); //-
                //+ deed_fault(deed_reason_value);
            File_send_Data(file, File_Read_buffer(file), 0); //~ cell
            answer(file, ports->files);
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
