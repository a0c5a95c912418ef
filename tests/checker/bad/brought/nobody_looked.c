/* Neither the helper nor its caller asks which message it is. */
#include "server.component.h"

static uint32_t kind(struct Job_server *worker)
{
    return Job_Run_urgent(worker); //~ uninspected
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *worker = Job_server_set_receive(ports->jobs);
        uint32_t before = kind(worker); //-
        //+ uint32_t before = 0;
        switch (Job_server_tag(worker)) {
        case Job_connected: break;
        case Job_Run:
            //+ before = kind(worker);
            Job_send_Ran(worker, Job_Run_task(worker), before);
            break;
        case Job_Label: Job_send_Labelled(worker, NULL); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(worker); continue;
        }
        Job_server_set_put(ports->jobs, worker);
    }
}
