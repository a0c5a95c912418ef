/* Between the two there is one that has to be asked first: it is never the ready one. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Job_client *job = Job_open(ports->job, DEED_FOREVER);
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (job == NULL || feed == NULL)
        deed_fault(deed_reason_stopped);
    //+ const uint8_t tag[8] = {0};
    //+ Job_send_Label(job, Job_Kind_copy, &tag);
    switch (deed_wait2(job, feed, DEED_FOREVER)) { //~ protocol
    case 0: deed_fault(deed_reason_exit);
    case 1: deed_fault(deed_reason_stopped);
    }
}
