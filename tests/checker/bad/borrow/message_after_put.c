/* The endpoint went back into its set; the array lies in a slot that the next message overwrites. */
#include "server.component.h"

static uint8_t g_last;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *job = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(job)) {
        case Job_Label: {
            const uint8_t(*tag)[8] = Job_Label_tag(job);
            Job_send_Labelled(job, NULL);
            //+ g_last = (*tag)[0];
            Job_server_set_put(ports->jobs, job);
            g_last = (*tag)[0]; //- //~ borrow-expired
            break;
        }
        case Job_Run:
            Job_send_Refused(job, Job_Run_task(job));
            Job_server_set_put(ports->jobs, job);
            break;
        case Job_connected: Job_server_set_put(ports->jobs, job); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
    }
}
