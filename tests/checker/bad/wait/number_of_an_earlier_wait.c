/* The number is that of the wait before: what it says does not hold any more. */
#include "server.component.h"

static void serve_name(struct server_ports *ports)
{
    struct File_server *file = File_server_set_receive(ports->names);
    switch (File_server_tag(file)) {
    case File_connected: File_server_set_put(ports->names, file); break;
    case File_Open: deed_drop(File_Open_path(file)); deed_fault(deed_reason_stopped);
    case File_Close:
    case File_closed: File_server_drop(file); break;
    }
}

static void serve_job(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);
    switch (Job_server_tag(job)) {
    case Job_connected: Job_server_set_put(ports->jobs, job); break;
    case Job_Run: deed_drop(Job_Run_task(job)); deed_fault(deed_reason_stopped);
    case Job_Label: deed_fault(deed_reason_stopped);
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    }
}

void server_main(struct server_ports *ports)
{
    uint32_t before = 0;
    for (;;) {
        uint32_t ready = deed_wait2(ports->names, ports->jobs, DEED_FOREVER); //~ uninspected
        if (before == 0) //-
        //+ if (ready == 0)
            serve_name(ports);
        else
            serve_job(ports);
        before = ready;
    }
}
