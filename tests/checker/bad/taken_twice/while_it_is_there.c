/* A loop that takes for as long as there is something: an accessor gives it every time. */
#include "client.component.h"

static void label(struct Job_client *job STATE(Ready))
{
    const uint8_t tag[8] = {1};
    uint32_t rounds = 0;
    switch (Job_call_Label(job, Job_Kind_copy, &tag)) {
    case Job_Labelled: {
        struct uint8_vector *previous = Job_Labelled_previous(job);
        while (previous != NULL && rounds < 3) {
            deed_drop(previous);
            rounds++;
            previous = Job_Labelled_previous(job); //- //~ cell
            //+ previous = NULL;
        }
        deed_drop(previous);
        return;
    }
    case Job_closed: deed_fault(deed_reason_stopped);
    }
    deed_fault(deed_reason_stopped);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
