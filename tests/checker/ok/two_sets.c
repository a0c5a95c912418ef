/* One component behind two ports: wait for either set, then serve what is there. */
#include "server.component.h"

static uint32_t g_requests[2];

static void serve_calculator(struct server_ports *ports)
{
    struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
    switch (Calculator_server_tag(c)) {
    case Calculator_connected: break;
    case Calculator_Add:
    case Calculator_Subtract:
    case Calculator_Multiply:
        g_requests[0]++;
        Calculator_send_Overflow(c);
        break;
    case Calculator_Divide:
        g_requests[0]++;
        Calculator_send_DivisionByZero(c);
        break;
    case Calculator_closed: Calculator_server_drop(c); return;
    }
    Calculator_server_set_put(ports->calculator, c);
}

static void serve_jobs(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive_until(ports->jobs, DEED_NOW);
    if (job == NULL)
        return;
    uint32_t tag = Job_server_tag(job);
    switch (tag) {
    case Job_connected: break;
    case Job_Run:
        g_requests[1]++;
        Job_send_Refused(job, Job_Run_task(job));
        break;
    case Job_Label: Job_send_Labelled(job, NULL); break;
    case Job_Quit:
    case Job_closed: Job_server_drop(job); return;
    }
    Job_server_set_put(ports->jobs, job);
}

void server_main(struct server_ports *ports)
{
    uint64_t idle = 0;
    for (;;) {
        switch (deed_wait2(ports->calculator, ports->jobs, deed_now() + 1000000000u)) {
        case 0: serve_calculator(ports); break;
        case 1: serve_jobs(ports); break;
        default: idle++; break;
        }
        if (idle > 1000000)
            return;
    }
}
