/* Helpers that answer a message which came before they were called: with the tag switch in them,
 * for one message, and for what is owned in it. */
#include "server.component.h"

/* Comes with whatever may be asked, and goes back to the set, or is dropped. */
static void divide(struct Calculator_server *client)
{
    int32_t by = Calculator_Divide_b(client);
    if (by == 0)
        Calculator_send_DivisionByZero(client);
    else
        Calculator_send_Result(client, (int32_t)deed_divide(Calculator_Divide_a(client), by));
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: break;
    case Calculator_Add:
        Calculator_send_Result(client, (int32_t)((uint32_t)Calculator_Add_a(client) +
                                                 (uint32_t)Calculator_Add_b(client)));
        break;
    case Calculator_Subtract:
    case Calculator_Multiply: Calculator_send_Overflow(client); break;
    case Calculator_Divide: divide(client); break;
    case Calculator_closed: Calculator_server_drop(client); return;
    }
    Calculator_server_set_put(clients, client);
}

static void run(struct Job_server *worker)
{
    struct Job_Task *task = Job_Run_task(worker);
    if (task->size == 0)
        Job_send_Refused(worker, task);
    else
        Job_send_Ran(worker, task, task->kind);
}

/* True: there was work for it. */
static bool work(struct Job_server *worker)
{
    switch (Job_server_tag(worker)) {
    case Job_connected: return true;
    case Job_Run: run(worker); return true;
    case Job_Label: Job_send_Labelled(worker, NULL); return true;
    case Job_Quit: break;
    case Job_closed: break;
    }
    return false;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        switch (deed_wait2(ports->calculator, ports->jobs, DEED_FOREVER)) {
        case 0: serve(Calculator_server_set_receive(ports->calculator), ports->calculator); break;
        case 1: {
            struct Job_server *worker = Job_server_set_receive(ports->jobs);
            if (work(worker))
                Job_server_set_put(ports->jobs, worker);
            else
                Job_server_drop(worker);
            break;
        }
        }
    }
}
