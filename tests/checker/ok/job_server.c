/* Owned structs that come, are worked on in place and go back; plain values of every kind. */
#include "server.component.h"

static struct uint8_vector *g_label OWN;
static uint32_t g_kinds[3];

static uint32_t run(struct Job_Task *task, bool urgent)
{
    uint32_t result = urgent ? 1 : 0;
    uint32_t size = task->size < sizeof(task->data) ? task->size : sizeof(task->data);
    for (uint32_t i = 0; i < size; i++) {
        result += task->data[i];
        if (task->kind == Job_Kind_clear)
            task->data[i] = 0;
    }
    return result;
}

static bool is_kind(uint32_t number)
{
    return number == Job_Kind_copy || number == Job_Kind_check || number == Job_Kind_clear;
}

/* A copy of the label as an owned vector; null when there is no memory. */
OWN OPT static struct uint8_vector *keep(const uint8_t (*tag)[8])
{
    struct uint8_vector *label = uint8_vector_take(8);
    if (label == NULL)
        return NULL;
    for (uint32_t i = 0; i < 8; i++)
        label->at[i] = (*tag)[i];
    return label;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Job_server *job = Job_server_set_receive(ports->jobs);
        switch (Job_server_tag(job)) {
        case Job_connected: break;
        case Job_Run: {
            struct Job_Task *task = Job_Run_task(job);
            bool urgent = Job_Run_urgent(job);
            if (!is_kind(task->kind)) {
                Job_send_Refused(job, task);
                break;
            }
            g_kinds[task->kind] += 1;
            uint32_t result = run(task, urgent);
            Job_send_Ran(job, task, result);
            break;
        }
        case Job_Label: {
            uint32_t kind = Job_Label_kind(job);
            if (is_kind(kind))
                g_kinds[kind] += 1;
            struct uint8_vector *label = keep(Job_Label_tag(job));
            struct uint8_vector *previous = TAKE(g_label);
            PUT(g_label, label);
            Job_send_Labelled(job, previous);
            break;
        }
        case Job_Quit:
        case Job_closed: Job_server_drop(job); continue;
        }
        Job_server_set_put(ports->jobs, job);
    }
}
