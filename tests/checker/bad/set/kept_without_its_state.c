/* Who reads the field cannot know what may come out of the set. */
#include "server.component.h"

struct room {
    struct File_server_set *in OWN; //- //~ annotation
    //+ struct File_server_set *in OWN STATE(Start);
};

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct room *room = deed_take(sizeof(struct room));
    if (room == NULL)
        return;
    struct File_server_set *in = TAKE(room->in);
    if (in != NULL)
        File_server_set_drop(in);
    deed_drop(room);
}
