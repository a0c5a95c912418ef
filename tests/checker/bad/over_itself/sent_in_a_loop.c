/* The same client end in every answer. */
#include "server.component.h"

static void answer(struct File_server *server STATE(Copying) TO(Ready), struct File_client *made OWN CLAIMS STATE(Ready))
{
    File_send_Copy(server, made);
}

static void answer_all(struct File_server *one STATE(Copying) TO(Ready), struct File_server *two STATE(Copying) TO(Ready),
                       struct File_client *made OWN CLAIMS STATE(Ready), struct File_client *more OWN CLAIMS STATE(Ready))
{
    answer(one, made);
    answer(two, made); //- //~ use-after-move
    File_send_Close(more); //-
    File_client_drop(more); //-
    //+ answer(two, more);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
