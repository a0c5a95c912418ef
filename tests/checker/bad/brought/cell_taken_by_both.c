/* The caller takes the object out of the message, and so does the helper. */
#include "server.component.h"

static void run(struct Job_server *worker)
{
    struct Job_Task *task = Job_Run_task(worker); //~ cell
    Job_send_Ran(worker, task, 1);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *worker = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(worker)) {
        case Job_connected: break;
        case Job_Run:
            deed_drop(Job_Run_task(worker)); //-
            run(worker);
            break;
        case Job_Label: Job_send_Labelled(worker, NULL); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(worker); continue;
        }
        Job_server_set_put(ports->jobs, worker);
    }
}
