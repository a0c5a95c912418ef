/* A kernel-like doubly linked list with a head in a parcel: processes on a run queue and a wait
 * queue. */
#include "memory.component.h"

struct process {
    struct process *next IN(parcel);
    struct process *prev IN(parcel);
    uint32_t pid;
    uint32_t ticks;
    bool blocked;
};

struct queue {
    struct process *first IN(parcel);
    struct process *last IN(parcel);
};

struct scheduler {
    struct deed_parcel parcel;
    struct process *run_first IN(parcel);
    struct process *run_last IN(parcel);
    struct process *wait_first IN(parcel);
    uint32_t next_pid;
};

static void run_append(struct scheduler *s, struct process *p IN(s))
{
    p->next = NULL;
    p->prev = s->run_last;
    if (s->run_last)
        s->run_last->next = p;
    else
        s->run_first = p;
    s->run_last = p;
}

static void run_remove(struct scheduler *s, struct process *p IN(s))
{
    if (p->prev)
        p->prev->next = p->next;
    else
        s->run_first = p->next;
    if (p->next)
        p->next->prev = p->prev;
    else
        s->run_last = p->prev;
    p->next = p->prev = NULL;
}

static struct process *spawn(struct scheduler *s)
{
    struct process *p = deed_parcel_add(s, sizeof *p);
    if (!p)
        return NULL;
    p->pid = ++s->next_pid;
    run_append(s, p);
    return p;
}

static void block(struct scheduler *s, struct process *p IN(s))
{
    run_remove(s, p);
    p->blocked = true;
    p->next = s->wait_first;
    s->wait_first = p;
}

static void wake_all(struct scheduler *s)
{
    struct process *p = s->wait_first;

    s->wait_first = NULL;
    while (p) {
        struct process *next = p->next;
        p->blocked = false;
        run_append(s, p);
        p = next;
    }
}

static void tick(struct scheduler *s)
{
    struct process *p = s->run_first;

    if (!p)
        return;
    p->ticks++;
    run_remove(s, p);
    run_append(s, p);
    if (p->ticks % 3 == 0)
        block(s, p);
}

void memory_main(struct memory_ports *ports)
{
    struct scheduler *s = deed_parcel_take(sizeof(struct scheduler), 16 * sizeof(struct process));

    (void)ports;
    if (!s)
        return;
    for (int i = 0; i < 8; i++)
        if (!spawn(s))
            break;
    for (int i = 0; i < 50; i++) {
        tick(s);
        if (i % 10 == 9)
            wake_all(s);
    }
    deed_drop(s);
}
