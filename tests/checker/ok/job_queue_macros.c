/* A tail queue of jobs in the BSD manner, with macros. */
#include "memory.component.h"

struct job {
    struct job *link OWN;
    uint32_t id;
    uint32_t priority;
};

struct jobq {
    struct job *first OWN;
    uint32_t len;
};

#define JOBQ_EMPTY(q)      ((q)->first == NULL)
#define JOBQ_FOREACH(v, q) for ((v) = (q)->first; (v) != NULL; (v) = (v)->link)

static struct jobq ready, done;

static struct job *job_new(uint32_t id, uint32_t priority)
{
    struct job *j;

    j = deed_take(sizeof(*j));
    if (j == NULL)
        return (NULL);
    j->id = id;
    j->priority = priority;
    return (j);
}

static void jobq_insert_tail(struct jobq *q, struct job *j)
{
    struct job *last;

    q->len++;
    if (JOBQ_EMPTY(q)) {
        PUT(q->first, j);
        return;
    }
    for (last = q->first; last->link != NULL; last = last->link)
        continue;
    PUT(last->link, j);
}

static void jobq_insert_sorted(struct jobq *q, struct job *j)
{
    struct job *prev, *cur;

    prev = NULL;
    JOBQ_FOREACH(cur, q)
    {
        if (cur->priority > j->priority)
            break;
        prev = cur;
    }
    if (prev == NULL) {
        PUT(j->link, TAKE(q->first));
        PUT(q->first, j);
    } else {
        PUT(j->link, TAKE(prev->link));
        PUT(prev->link, j);
    }
    q->len++;
}

static struct job *jobq_remove_head(struct jobq *q)
{
    struct job *j;

    j = TAKE(q->first);
    if (j == NULL)
        return (NULL);
    PUT(q->first, TAKE(j->link));
    q->len--;
    return (j);
}

static struct job *jobq_remove_id(struct jobq *q, uint32_t id)
{
    struct job *j, *prev = NULL;

    JOBQ_FOREACH(j, q)
    {
        if (j->id == id)
            break;
        prev = j;
    }
    if (j == NULL)
        return (NULL);
    if (prev == NULL) {
        j = TAKE(q->first);
        if (j == NULL)
            return (NULL);
        PUT(q->first, TAKE(j->link));
    } else {
        j = TAKE(prev->link);
        if (j == NULL)
            return (NULL);
        PUT(prev->link, TAKE(j->link));
    }
    q->len--;
    return (j);
}

static void run_all(void)
{
    struct job *j;

    while ((j = jobq_remove_head(&ready)) != NULL) {
        j->priority = 0;
        jobq_insert_tail(&done, j);
    }
}

void memory_main(struct memory_ports *ports)
{
    struct job *j;

    (void)ports;
    for (uint32_t i = 0; i < 10; i++) {
        j = job_new(i, i * 3 % 7);
        if (j == NULL)
            break;
        jobq_insert_sorted(&ready, j);
    }
    j = jobq_remove_id(&ready, 4);
    if (j != NULL)
        deed_drop(j);
    run_all();
    while ((j = jobq_remove_head(&done)) != NULL)
        deed_drop(j);
}
