/* Members of one set wait, and the program listens to the other. */
#include "server.component.h"

static void hear(struct Job_server_set *set)
{
    struct Job_server *job = Job_server_set_receive(set);
    switch (Job_server_tag(job)) {
    case Job_connected:
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    case Job_Run: deed_drop(Job_Run_task(job)); deed_fault(deed_reason_stopped);
    case Job_Label: deed_fault(deed_reason_stopped);
    }
}

void server_main(struct server_ports *ports)
{
    struct Job_server_set *urgent = Job_server_set_take();
    if (urgent == NULL)
        return;
    for (uint32_t i = 0; i < 100; i++)
        switch (deed_wait2(urgent, ports->jobs, DEED_FOREVER)) { //~ unhandled
        case 0: hear(ports->jobs); break; //-
        //+ case 0: hear(urgent); break;
        case 1: hear(ports->jobs); break;
        }
    Job_server_set_drop(urgent);
}
