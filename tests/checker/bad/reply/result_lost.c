/* What is received from the set is owned, and nobody takes it. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);

    for (;;) {
        switch (Job_server_tag(job)) {
        case Job_Label:
            Job_reply_Labelled(ports->jobs, job, NULL); //- //~ leak
            //+ job = Job_reply_Labelled(ports->jobs, job, NULL);
            //+ continue;
            break; //-
        case Job_Run: job = Job_reply_Refused(ports->jobs, job, Job_Run_task(job)); continue;
        case Job_connected: Job_server_set_put(ports->jobs, job); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
        job = Job_server_set_receive(ports->jobs);
    }
}
