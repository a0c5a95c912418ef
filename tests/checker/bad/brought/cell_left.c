/* The helper leaves what is owned in the message where it is. */
#include "server.component.h"

static void run(struct Job_server *worker)
{
    struct Job_Task *task = deed_take(sizeof(struct Job_Task)); //-
    //+ struct Job_Task *task = Job_Run_task(worker);
    if (task == NULL) //-
        deed_fault(deed_reason_value); //-
    if (Job_Run_urgent(worker))
        Job_send_Ran(worker, task, 1);
    else
        Job_send_Refused(worker, task);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *worker = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(worker)) {
        case Job_connected: break;
        case Job_Run: run(worker); break;
        case Job_Label: Job_send_Labelled(worker, NULL); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(worker); continue;
        }
        Job_server_set_put(ports->jobs, worker); //~ cell
    }
}
