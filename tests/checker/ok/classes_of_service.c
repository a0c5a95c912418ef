/* Two classes of clients, each in a set of its own, made once and kept in statics; a new client is
 * an ordinary one until it labels itself. Whoever is urgent is heard first. */
#include "server.component.h"

static struct Job_server_set *g_urgent OWN STATE(Ready);
static struct Job_server_set *g_ordinary OWN STATE(Ready);
static uint32_t g_served;

static void put_back(struct server_ports *ports, struct Job_server *job, bool urgent)
{
    struct Job_server_set *set = urgent ? g_urgent : g_ordinary;
    g_served++;
    Job_server_set_put(set != NULL ? set : ports->jobs, job);
}

static void serve(struct server_ports *ports, struct Job_server *job OWN CLAIMS STATE(Running),
                  struct Job_Task *task OWN CLAIMS, bool urgent)
{
    task->size = 0;
    Job_send_Ran(job, task, task->kind);
    put_back(ports, job, urgent);
}

/* What came out of one of the two; nobody connects there. */
static void hear(struct server_ports *ports, struct Job_server_set *set STATE(Ready))
{
    struct Job_server *job = Job_server_set_receive(set);
    switch (Job_server_tag(job)) {
    case Job_Run: {
        bool urgent = Job_Run_urgent(job);
        serve(ports, job, Job_Run_task(job), urgent);
        break;
    }
    case Job_Label: {
        bool urgent = Job_Label_kind(job) == Job_Kind_check;
        Job_send_Labelled(job, NULL);
        put_back(ports, job, urgent);
        break;
    }
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    }
}

static void welcome(struct server_ports *ports)
{
    struct Job_server *job = Job_server_set_receive(ports->jobs);
    switch (Job_server_tag(job)) {
    case Job_connected: put_back(ports, job, false); break;
    case Job_Run: serve(ports, job, Job_Run_task(job), false); break;
    case Job_Label:
        Job_send_Labelled(job, NULL);
        put_back(ports, job, true);
        break;
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    }
}

void server_main(struct server_ports *ports)
{
    PUT(g_urgent, Job_server_set_take());
    PUT(g_ordinary, Job_server_set_take());
    for (;;) {
        if (g_urgent == NULL || g_ordinary == NULL) {
            welcome(ports);
            continue;
        }
        switch (deed_wait3(g_urgent, g_ordinary, ports->jobs, DEED_FOREVER)) {
        case 0: hear(ports, g_urgent); break;
        case 1: hear(ports, g_ordinary); break;
        case 2: welcome(ports); break;
        }
    }
}
