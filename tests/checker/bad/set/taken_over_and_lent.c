/* One call that takes the set over, and lends it as well. */
#include "server.component.h"

static void merge(struct File_server_set *into STATE(Start),
                  struct File_server_set *from OWN CLAIMS STATE(Start))
{
    struct File_server *file = File_server_set_receive_until(from, DEED_NOW);
    File_server_set_drop(from);
    if (file == NULL)
        return;
    switch (File_server_tag(file)) {
    case File_Open: deed_drop(File_Open_path(file)); deed_fault(deed_reason_stopped);
    case File_Close:
    case File_closed: File_server_drop(file); break;
    }
    (void)into;
}

void server_main(struct server_ports *ports)
{
    struct File_server_set *set = File_server_set_take();
    if (set == NULL)
        return;
    merge(set, set); //- //~ borrow-expired
    //+ merge(ports->names, set);
    (void)ports;
}
