/* A list of owned jobs, sorted as they come. */
#include "memory.component.h"

struct job {
    struct job *next OWN;
    uint32_t id;
    uint32_t priority;
};

struct queue {
    struct job *head OWN;
    uint32_t count;
};

static struct queue ready;

static void enqueue(struct queue *q, struct job *job OWN CLAIMS)
{
    struct job *at = q->head;
    if (at == NULL || at->priority < job->priority) {
        PUT(job->next, TAKE(q->head));
        PUT(q->head, job);
    } else {
        while (at->next != NULL && at->next->priority >= job->priority)
            at = at->next;
        PUT(job->next, TAKE(at->next));
        PUT(at->next, job);
    }
    q->count++;
}

static struct job *dequeue(struct queue *q)
{
    struct job *job = TAKE(q->head);
    if (job == NULL)
        return NULL;
    PUT(q->head, TAKE(job->next));
    q->count--;
    return job;
}

static bool submit(uint32_t id, uint32_t priority)
{
    struct job *job = deed_take(sizeof(struct job));
    if (job == NULL)
        return false;
    job->id = id;
    job->priority = priority;
    enqueue(&ready, job);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    submit(1, 5);
    submit(2, 7);
    struct job *job;
    while ((job = dequeue(&ready)) != NULL)
        deed_drop(job);
}
