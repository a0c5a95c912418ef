/* An `opt` argument of a message may be null. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Job_client *job = Job_open(ports->job, DEED_FOREVER);
    if (job == NULL)
        return;
    const uint8_t tag[8] = {0};
    switch (Job_call_Label(job, Job_Kind_clear, &tag)) {
    case Job_Labelled: {
        struct uint8_vector *previous = Job_Labelled_previous(job);
        //+ if (previous != NULL)
        previous->at[0] = 0; //~ null
        deed_drop(previous);
        Job_send_Quit(job);
        break;
    }
    case Job_closed: break;
    }
    Job_client_drop(job);
}
