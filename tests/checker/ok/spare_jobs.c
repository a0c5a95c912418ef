/* Jobs that are kept for the next who asks, as long as there is room. */
#include "memory.component.h"
#define MAX 32
struct job {
    uint32_t id;
    uint32_t left;
};
struct pool {
    struct job *free[MAX] OWN;
    unsigned count;
};
static struct pool pool;
static OWN OPT struct job *job_get(void)
{
    if (pool.count > 0) {
        pool.count--;
        return TAKE(pool.free[pool.count]);
    }
    return deed_take(sizeof(struct job));
}
static void job_put(struct job *job)
{
    job->id = 0;
    job->left = 0;
    if (pool.count < MAX) {
        PUT(pool.free[pool.count], job);
        pool.count++;
    } else {
        deed_drop(job);
    }
}
static void run(void)
{
    for (uint32_t i = 0; i < 100; i++) {
        struct job *j = job_get();
        if (!j)
            return;
        j->id = i;
        job_put(j);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
