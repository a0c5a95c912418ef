/* A set of one contract's endpoints taken for one of another's. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct Job_server_set *jobs = Job_server_set_take();
    if (file == NULL || jobs == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put((struct File_server_set *)jobs, file); //- //~ cast
    //+ File_server_drop(file);
    Job_server_set_drop(jobs);
}
