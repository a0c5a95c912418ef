/* The contract says `opt`: nothing may have come with the message. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Job_client *job = Job_open(ports->job, DEED_FOREVER);
    const uint8_t tag[8] = {0};
    if (job == NULL)
        return;
    switch (Job_call_Label(job, Job_Kind_copy, &tag)) {
    case Job_Labelled: {
        struct uint8_vector *previous = Job_Labelled_previous(job);
        if (previous->length > 0) //- //~ null
        //+ if (previous != NULL && previous->length > 0)
            deed_sleep_until(1);
        deed_drop(previous);
        Job_send_Quit(job);
        break;
    }
    case Job_closed: break;
    }
    Job_client_drop(job);
}
