/* A set for each shard of the clients, in an array of owners that is walked and emptied by index;
 * one loop hears one after the other, and never longer than it takes to look. */
#include "server.component.h"

#define SHARDS 8u

static struct Job_server_set *g_shard[SHARDS] OWN STATE(Ready);
static uint32_t g_jobs;

static bool make_shards(void)
{
    for (uint32_t i = 0; i < SHARDS; i++) {
        struct Job_server_set *set = Job_server_set_take();
        if (set == NULL)
            return false;
        struct Job_server_set *before = TAKE(g_shard[i]);
        if (before != NULL)
            Job_server_set_drop(before);
        PUT(g_shard[i], set);
    }
    return true;
}

static void drop_shards(void)
{
    for (uint32_t i = 0; i < SHARDS; i++) {
        struct Job_server_set *set = TAKE(g_shard[i]);
        if (set != NULL)
            Job_server_set_drop(set);
    }
}

/* Everything that has come to the shard by now. */
static void hear(struct Job_server_set *set STATE(Ready))
{
    struct Job_server *job = Job_server_set_receive_until(set, DEED_NOW);
    while (job != NULL) {
        switch (Job_server_tag(job)) {
        case Job_Run: {
            struct Job_Task *task = Job_Run_task(job);
            Job_send_Ran(job, task, g_jobs++);
            Job_server_set_put(set, job);
            break;
        }
        case Job_Label:
            Job_send_Labelled(job, NULL);
            Job_server_set_put(set, job);
            break;
        case Job_Quit:
        case Job_closed: Job_server_drop(job); break;
        }
        job = Job_server_set_receive_until(set, DEED_NOW);
    }
}

static void welcome(struct server_ports *ports, uint32_t turn)
{
    struct Job_server *job = Job_server_set_receive_until(ports->jobs, deed_now() + 1000);
    struct Job_server_set *shard = g_shard[turn % SHARDS];
    if (job == NULL)
        return;
    switch (Job_server_tag(job)) {
    case Job_connected: Job_server_set_put(shard != NULL ? shard : ports->jobs, job); break;
    case Job_Run:
        Job_send_Refused(job, Job_Run_task(job));
        Job_server_set_put(ports->jobs, job);
        break;
    case Job_Label:
        Job_send_Labelled(job, NULL);
        Job_server_set_put(ports->jobs, job);
        break;
    case Job_Quit:
    case Job_closed: Job_server_drop(job); break;
    }
}

void server_main(struct server_ports *ports)
{
    for (uint32_t turn = 0; make_shards() && turn < 100; turn++) {
        welcome(ports, turn);
        for (uint32_t i = 0; i < SHARDS; i++) {
            struct Job_server_set *shard = g_shard[i];
            if (shard != NULL)
                hear(shard);
        }
    }
    drop_shards();
}
