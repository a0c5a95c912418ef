/* What may have come with the message is taken out on one path only. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Job_client *job = Job_open(ports->job, DEED_FOREVER);
    const uint8_t tag[8] = {0};
    if (job == NULL)
        return;
    switch (Job_call_Label(job, Job_Kind_copy, &tag)) {
    case Job_Labelled:
        if (deed_now() % 2 == 0) //-
            deed_drop(Job_Labelled_previous(job));
        Job_send_Quit(job);
        break;
    case Job_closed: break;
    }
    Job_client_drop(job); //~ cell
}
