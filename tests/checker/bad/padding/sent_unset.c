/* A struct that was never filled, in a message: what the stack had in it goes out. */
#include "server.component.h"

static void open(struct File_server *file STATE(Opening) TO(Ready))
{
    struct File_Stat stat; //-
    //+ struct File_Stat stat = {0};
    File_send_Opened(file, &stat); //~ uninitialised
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
