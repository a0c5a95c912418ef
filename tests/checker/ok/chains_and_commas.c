/* Several things in one statement: chains of assignments, commas, macros in parentheses. */
#include "memory.component.h"

#define NONE         UINT32_MAX
#define IS_EMPTY(q)  ((q)->first == NULL)
#define EACH(job, q) for ((job) = (q)->first; (job) != NULL; (job) = (job)->next)

struct job {
    struct job *next IN(parcel);
    struct job *prev IN(parcel);
    uint32_t id;
};

struct queue {
    struct deed_parcel parcel;
    struct job *first IN(parcel);
    struct job *last IN(parcel);
    uint32_t head, tail, used;
};

static uint8_t g_text[16];
static uint32_t g_low, g_high;
static uint32_t g_sent[4], g_lost[4];

static void reset(struct queue *q)
{
    q->first = q->last = NULL;
    q->head = q->tail = NONE;
    q->used = 0;
}

static void append(struct queue *q, struct job *job IN(q))
{
    job->next = NULL, job->prev = q->last;
    if (IS_EMPTY(q))
        q->first = q->last = job;
    else if (q->last)
        q->last->next = job, q->last = job;
    q->used++;
}

static void remove(struct queue *q, struct job *job IN(q))
{
    if (job->prev)
        job->prev->next = job->next;
    else
        q->first = job->next;
    if (job->next)
        job->next->prev = job->prev;
    else
        q->last = job->prev;
    job->next = job->prev = NULL;
}

static void reverse(uint8_t *text COUNT(n), uint32_t n)
{
    uint32_t i, j;
    uint8_t c;

    for (i = 0, j = n; i < j; i++) {
        j--;
        c = AT(text, n, i), AT(text, n, i) = AT(text, n, j), AT(text, n, j) = c;
    }
}

void memory_main(struct memory_ports *ports)
{
    struct queue *q = deed_parcel_take(sizeof(*q), 8 * sizeof(struct job));
    struct job *job, *made;
    uint32_t i, sum;

    (void)ports;
    if (q == NULL)
        return;
    reset(q);
    for (i = 0; i < 4; i++)
        g_sent[i] = g_lost[i] = i;
    for (i = sum = 0; i < 8; i++) {
        made = deed_parcel_add(q, sizeof(struct job));
        if (made == NULL)
            break;
        made->id = g_high = i;
        append(q, made);
    }
    if (q->first)
        remove(q, q->first);
    EACH(job, q)
        sum += job->id;
    g_low = g_high = sum;
    reverse(g_text, 16);
    deed_drop(q);
}
