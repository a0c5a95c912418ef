/* Owned structs, bool, enum and fixed-array arguments. */
#include "client.component.h"

OWN OPT static struct Job_Task *make_task(uint32_t size)
{
    struct Job_Task *task = deed_take(sizeof(struct Job_Task));
    if (task == NULL)
        return NULL;
    task->kind = Job_Kind_check;
    task->size = size;
    for (uint32_t i = 0; i < size && i < sizeof(task->data); i++)
        task->data[i] = (uint8_t)(i * i);
    return task;
}

OWN OPT STATE(Ready) static struct Job_client *label(struct Job_client *job OWN CLAIMS STATE(Ready))
{
    const uint8_t tag[8] = {'c', 'l', 'i', 'e', 'n', 't', 0, 0};
    switch (Job_call_Label(job, Job_Kind_copy, &tag)) {
    case Job_Labelled: {
        struct uint8_vector *previous = Job_Labelled_previous(job);
        if (previous == NULL)
            return job;
        previous->at[0] = 0;
        deed_drop(previous);
        return job;
    }
    case Job_closed: Job_client_drop(job); return NULL;
    }
    return NULL;
}

void client_main(struct client_ports *ports)
{
    struct Job_client *fresh = Job_open(ports->job, DEED_FOREVER);
    if (fresh == NULL)
        return;
    struct Job_client *job = label(fresh);
    uint32_t results = 0;
    for (uint32_t size = 1; size < 64 && job != NULL; size *= 2) {
        struct Job_Task *task = make_task(size);
        if (task == NULL)
            break;
        switch (Job_call_Run(job, task, size > 16)) {
        case Job_Ran:
            results += Job_Ran_result(job);
            deed_drop(Job_Ran_task(job));
            break;
        case Job_Refused: deed_drop(Job_Refused_task(job)); break;
        case Job_closed:
            Job_client_drop(job);
            job = NULL;
            break;
        }
    }
    if (job != NULL) {
        Job_send_Quit(job);
        Job_client_drop(job);
    }
    if (results == 1)
        deed_fault(deed_reason_value);
}
