/* The room goes, and the set in it with all its guests would be forgotten. */
#include "server.component.h"

struct room {
    struct File_server_set *in OWN STATE(Start);
};

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct room *room = deed_take(sizeof(struct room));
    if (room == NULL)
        return;
    PUT(room->in, File_server_set_take());
    //+ struct File_server_set *in = TAKE(room->in);
    //+ if (in != NULL)
    //+     File_server_set_drop(in);
    deed_drop(room); //~ drop-full
}
