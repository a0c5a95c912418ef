/* The lender went away in a message, and the borrow with it. */
#include "client.component.h"

static void run(struct Job_client *job OWN CLAIMS STATE(Ready), struct Job_Task *task OWN CLAIMS)
{
    uint32_t *size = &task->size;
    //+ *size = 64;
    Job_send_Run(job, task, true);
    *size = 64; //- //~ borrow-expired
    switch (Job_client_receive(job)) {
    case Job_Ran: deed_drop(Job_Ran_task(job)); Job_send_Quit(job); break;
    case Job_Refused: deed_drop(Job_Refused_task(job)); Job_send_Quit(job); break;
    case Job_closed: break;
    }
    Job_client_drop(job);
}

void client_main(struct client_ports *ports)
{
    struct Job_client *job = Job_open(ports->job, DEED_FOREVER);
    if (job == NULL)
        return;
    struct Job_Task *task = deed_take(sizeof(struct Job_Task));
    if (task == NULL)
        Job_client_drop(job);
    else
        run(job, task);
}
