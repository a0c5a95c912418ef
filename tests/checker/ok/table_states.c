/* A state machine of functions in plain arrays, two deep, and a table of ways to make and to end an
 * object: owners go through it. */
#include "memory.component.h"

enum { WAITING, RUNNING, STATES };
enum { START, STOP, EVENTS };

struct job {
    uint32_t state;
    uint32_t runs;
};

static void stay(struct job *job)
{
    (void)job;
}

static void run(struct job *job)
{
    job->state = RUNNING;
    job->runs++;
}

static void wait(struct job *job)
{
    job->state = WAITING;
}

static void (*const reactions[STATES][EVENTS])(struct job *job) = {
    [WAITING] = {[START] = run, [STOP] = stay},
    [RUNNING] = {[START] = stay, [STOP] = wait},
};

static OWN OPT struct job *make(uint32_t runs)
{
    struct job *job = deed_take(sizeof(struct job));
    if (job != NULL)
        job->runs = runs;
    return job;
}

static OWN OPT struct job *make_none(uint32_t runs)
{
    (void)runs;
    return NULL;
}

static void end(struct job *job OWN CLAIMS)
{
    deed_drop(job);
}

struct kind {
    OWN OPT struct job *(*make)(uint32_t runs);
    void (*end)(struct job *job OWN CLAIMS);
};

static const struct kind kinds[] = {{make, end}, {.make = make_none, .end = &end}};

static void react(struct job *job, uint32_t event)
{
    if (job->state < STATES && event < EVENTS)
        (*reactions[job->state][event])(job);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct job *job = kinds[i].make(i);
        if (job == NULL)
            continue;
        for (uint32_t event = 0; event < 4; event++)
            react(job, event % EVENTS);
        kinds[i].end(job);
    }
}
