/* The sender's enum says how much of a buffer there is. */
#include "server.component.h"

static uint8_t g_places[3];

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *job = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(job)) {
        case Job_Label: {
            uint32_t kind = Job_Label_kind(job);
            uint8_t *place = &g_places[kind]; //- //~ index
            //+ uint8_t *place = &AT(g_places, 3, kind);
            *place = 1;
            Job_send_Labelled(job, NULL);
            Job_server_set_put(ports->jobs, job);
            break;
        }
        case Job_connected: Job_server_set_put(ports->jobs, job); break;
        case Job_Run: deed_fault(deed_reason_stopped);
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
    }
}
