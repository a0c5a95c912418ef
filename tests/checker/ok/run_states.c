/* Tasks that move from list to list, and through a slot of their own. */
#include "memory.component.h"
struct task {
    struct task *next OWN;
    uint32_t id;
    uint32_t budget;
};
struct scheduler {
    struct task *ready OWN;
    struct task *running OWN;
    struct task *done OWN;
    uint32_t ticks;
};
static void make_ready(struct scheduler *s, struct task *t)
{
    if (s->ready == NULL) {
        PUT(s->ready, t);
        return;
    }
    struct task *last = s->ready;
    while (last->next != NULL)
        last = last->next;
    PUT(last->next, t);
}
static void tick(struct scheduler *s)
{
    s->ticks++;
    if (s->running == NULL) {
        if (s->ready == NULL)
            return;
        struct task *t = TAKE(s->ready);
        PUT(s->ready, TAKE(t->next));
        PUT(s->running, t);
    }
    if (--s->running->budget == 0) {
        struct task *t = TAKE(s->running);
        PUT(t->next, TAKE(s->done));
        PUT(s->done, t);
    } else if (s->ticks % 4 == 0) {
        make_ready(s, TAKE(s->running));
    }
}
static struct scheduler sched;
static void run(void)
{
    for (uint32_t i = 0; i < 3; i++) {
        struct task *t = deed_take(sizeof *t);
        if (t == NULL)
            return;
        t->id = i;
        t->budget = 3 + i;
        make_ready(&sched, t);
    }
    while (sched.ready != NULL || sched.running != NULL)
        tick(&sched);
    struct task *t;
    while ((t = TAKE(sched.done)) != NULL) {
        PUT(sched.done, TAKE(t->next));
        deed_drop(t);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
