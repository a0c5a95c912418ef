/* The second round takes it again. */
#include "server.component.h"

static void drop_often(struct Directory_server *directory OWN CLAIMS STATE(Start))
{
    switch (Directory_server_receive(directory)) {
    case Directory_Find:
        for (uint32_t i = 0; i < 2; i++) //-
            deed_drop(Directory_Find_name(directory)); //~ cell
        deed_fault(deed_reason_stopped);
    case Directory_Publish:
        deed_drop(Directory_Publish_name(directory));
        deed_fault(deed_reason_stopped);
    case Directory_Leave:
    case Directory_closed: Directory_server_drop(directory); break;
    }
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct Directory_server *directory = Directory_channel();
    if (directory != NULL)
        drop_often(directory);
}
