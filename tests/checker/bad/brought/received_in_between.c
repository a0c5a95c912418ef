/* A borrow of the message, which the helper may use up. */
#include "server.component.h"

static void run(struct Job_server *worker)
{
    struct Job_Task *task = Job_Run_task(worker);
    task->size = 0;
    Job_send_Ran(worker, task, 1);
}

static uint32_t tag_of(struct Job_server *worker)
{
    uint32_t first = (*Job_Label_tag(worker))[0];
    Job_send_Labelled(worker, NULL);
    return first;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *worker = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(worker)) {
        case Job_connected: break;
        case Job_Run: run(worker); break;
        case Job_Label: {
            const uint8_t(*tag)[8] = Job_Label_tag(worker); //-
            uint32_t first = tag_of(worker);
            if ((*tag)[0] != first) //- //~ borrow-expired
            //+ if (first == 0)
                deed_fault(deed_reason_value);
            break;
        }
        case Job_Quit:
        case Job_closed: Job_server_drop(worker); continue;
        }
        Job_server_set_put(ports->jobs, worker);
    }
}
