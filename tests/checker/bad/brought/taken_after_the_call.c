/* The helper takes the object out of the message; behind the call the caller does, too. */
#include "server.component.h"

static bool run(struct Job_server *worker)
{
    deed_drop(Job_Run_task(worker));
    return true;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *worker = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(worker)) {
        case Job_connected: break;
        case Job_Run:
            if (run(worker)) {
                struct Job_Task *task = Job_Run_task(worker); //- //~ cell
                //+ struct Job_Task *task = deed_take(sizeof(struct Job_Task));
                //+ if (task == NULL)
                    //+ deed_fault(deed_reason_value);
                Job_send_Ran(worker, task, 1);
            } else {
                deed_fault(deed_reason_value);
            }
            break;
        case Job_Label: Job_send_Labelled(worker, NULL); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(worker); continue;
        }
        Job_server_set_put(ports->jobs, worker);
    }
}
