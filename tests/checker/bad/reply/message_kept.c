/* The array lies in a message whose endpoint is in the set again. */
#include "server.component.h"

static uint8_t g_last;

void server_main(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);

    for (;;) {
        switch (Job_server_tag(job)) {
        case Job_Label: {
            const uint8_t(*tag)[8] = Job_Label_tag(job);
            //+ g_last = (*tag)[0];
            job = Job_reply_Labelled(ports->jobs, job, NULL);
            g_last = (*tag)[0]; //- //~ borrow-expired
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
