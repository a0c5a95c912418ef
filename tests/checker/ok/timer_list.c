/* Timers in a list by time: added, cancelled in the middle, fired. */
#include "memory.component.h"
struct timer {
    struct timer *next OWN;
    uint64_t when;
    uint32_t id;
};
static struct timer *timers OWN;
static bool timer_add(uint32_t id, uint64_t when)
{
    struct timer *t = deed_take(sizeof(*t));
    if (t == NULL)
        return false;
    t->id = id;
    t->when = when;
    if (timers == NULL || timers->when > when) {
        PUT(t->next, TAKE(timers));
        PUT(timers, t);
        return true;
    }
    struct timer *at = timers;
    while (at->next != NULL && at->next->when <= when)
        at = at->next;
    PUT(t->next, TAKE(at->next));
    PUT(at->next, t);
    return true;
}
static bool timer_cancel(uint32_t id)
{
    struct timer *before = NULL;
    struct timer *t = timers;
    while (t != NULL) {
        if (t->id == id) {
            struct timer *gone;
            if (before == NULL) {
                gone = TAKE(timers);
                PUT(timers, TAKE(gone->next));
            } else {
                gone = TAKE(before->next);
                PUT(before->next, TAKE(gone->next));
            }
            deed_drop(gone);
            return true;
        }
        before = t;
        t = t->next;
    }
    return false;
}
static uint32_t fire(uint64_t now)
{
    uint32_t fired = 0;
    while (timers && timers->when <= now) {
        struct timer *t = TAKE(timers);
        PUT(timers, TAKE(t->next));
        fired += t->id;
        deed_drop(t);
    }
    return fired;
}
static uint64_t next_deadline(void)
{
    return timers ? timers->when : DEED_FOREVER;
}
static void run(void)
{
    for (uint32_t i = 0; i < 5; i++)
        timer_add(i, deed_now() + i * 1000);
    timer_cancel(3);
    while (next_deadline() != DEED_FOREVER) {
        deed_sleep_until(next_deadline());
        fire(deed_now());
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
