/* The endpoint went into its set with the answer; what came out of it is another one. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);

    for (;;) {
        switch (Job_server_tag(job)) {
        case Job_Label: {
            struct Job_server *next = Job_reply_Labelled(ports->jobs, job, NULL);
            Job_server_tag(job); //- //~ use-after-move
            job = next;
            continue;
        }
        case Job_Run: job = Job_reply_Refused(ports->jobs, job, Job_Run_task(job)); continue;
        case Job_connected: Job_server_set_put(ports->jobs, job); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
        job = Job_server_set_receive(ports->jobs);
    }
}
