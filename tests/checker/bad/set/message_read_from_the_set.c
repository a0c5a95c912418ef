/* The message ends where its endpoint goes into the set. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct Job_server_set *waiting = Job_server_set_take();
    if (waiting == NULL)
        return;
    struct Job_server *job = Job_server_set_receive(ports->jobs);
    switch (Job_server_tag(job)) {
    case Job_Label: {
        const uint8_t(*tag)[8] = Job_Label_tag(job);
        Job_send_Labelled(job, NULL);
        //+ if ((*tag)[0] == 0)
        //+     deed_sleep_until(1);
        Job_server_set_put(waiting, job);
        if ((*tag)[0] == 0) //- //~ borrow-expired
            deed_sleep_until(1); //-
        break;
    }
    case Job_Run: deed_drop(Job_Run_task(job)); deed_fault(deed_reason_stopped);
    case Job_connected:
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    }
    Job_server_set_drop(waiting);
}
