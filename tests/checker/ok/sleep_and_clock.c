/* A component that mostly sleeps: deadlines computed, drift avoided, heap figures read. */
#include "client.component.h"

#define PERIOD 10000000u

struct schedule {
    uint64_t next;
    uint64_t missed;
    uint64_t ran;
};

static uint64_t advance(struct schedule *schedule, uint64_t now)
{
    schedule->next += PERIOD;
    while (schedule->next <= now) {
        schedule->next += PERIOD;
        schedule->missed++;
    }
    return schedule->next;
}

static bool room_for(uint64_t bytes)
{
    uint64_t used = deed_heap_used();
    uint64_t budget = deed_heap_budget();
    return used <= budget && budget - used >= bytes;
}

static uint32_t work(uint64_t seed)
{
    if (!room_for(1024))
        return 0;
    struct uint64_vector *v = uint64_vector_take(64);
    if (v == NULL)
        return 0;
    uint64_t x = seed | 1;
    for (uint64_t i = 0; i < v->length; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        v->at[i] = x;
    }
    uint32_t result = (uint32_t)(v->at[seed % v->length] >> 32);
    deed_drop(v);
    return result;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct schedule schedule = {deed_now(), 0, 0};
    uint32_t mixed = 0;
    for (;;) {
        deed_sleep_until(advance(&schedule, deed_now()));
        mixed ^= work(schedule.next);
        schedule.ran++;
        if (schedule.missed > schedule.ran && mixed != 0)
            break;
    }
}
