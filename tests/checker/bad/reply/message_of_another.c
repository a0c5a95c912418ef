/* What came next is another message, perhaps of another client: its arguments are not known. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);

    for (;;) {
        switch (Job_server_tag(job)) {
        case Job_Label: job = Job_reply_Labelled(ports->jobs, job, NULL); continue;
        case Job_Run: {
            struct Job_Task *task = Job_Run_task(job);
            job = Job_reply_Ran(ports->jobs, job, task, 1);
            deed_drop(Job_Run_task(job)); //- //~ uninspected
            continue;
        }
        case Job_connected: Job_server_set_put(ports->jobs, job); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
        job = Job_server_set_receive(ports->jobs);
    }
}
