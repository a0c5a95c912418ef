/* A server that answers and waits in one step: what it answers with comes from the message it answers,
 * from the heap, or from nowhere; some requests are answered later, by hand. */
#include "server.component.h"

static uint32_t g_labels;

/* How much of the task is not zero. */
static uint32_t weigh(const struct Job_Task *task)
{
    uint32_t weight = 0;

    for (uint32_t i = 0; i < 64; i++)
        weight += task->data[i] != 0;
    return weight;
}

void server_main(struct server_ports *ports)
{
    struct Job_server_set *jobs = ports->jobs;
    struct Job_server *job = Job_server_set_receive(jobs);

    for (;;) {
        switch (Job_server_tag(job)) {
        case Job_Run: {
            bool urgent = Job_Run_urgent(job);
            struct Job_Task *task = Job_Run_task(job);
            if (!urgent && task->size > 64) {
                job = Job_reply_Refused(jobs, job, task);
                continue;
            }
            task->size = weigh(task);
            job = Job_reply_Ran(jobs, job, task, 1);
            continue;
        }
        case Job_Label:
            g_labels++;
            if (g_labels % 2 == 0) {
                job = Job_reply_Labelled(jobs, job, uint8_vector_take(8));
                continue;
            }
            Job_send_Labelled(job, NULL);
            Job_server_set_put(jobs, job);
            break;
        case Job_connected: Job_server_set_put(jobs, job); break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
        job = Job_server_set_receive(jobs);
    }
}
