/* A queue of owners in a fixed ring of slots. */
#include "memory.component.h"

#define PLACES 8u

struct parcel {
    uint64_t number;
    uint32_t weight;
};

static struct parcel *g_place[PLACES] OWN;
static uint32_t g_first;
static uint32_t g_count;

/* Consumes the parcel; false when it had to be thrown away. */
static bool enqueue(struct parcel *parcel OWN CLAIMS)
{
    if (g_count == PLACES) {
        deed_drop(parcel);
        return false;
    }
    PUT(AT(g_place, PLACES, (g_first + g_count) % PLACES), parcel);
    g_count++;
    return true;
}

OWN OPT static struct parcel *dequeue(void)
{
    if (g_count == 0)
        return NULL;
    struct parcel *parcel = TAKE(AT(g_place, PLACES, g_first));
    g_first = (g_first + 1) % PLACES;
    g_count--;
    return parcel;
}

static uint32_t weigh(void)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < g_count; i++) {
        const struct parcel *parcel = g_place[(g_first + i) % PLACES];
        if (parcel != NULL)
            sum += parcel->weight;
    }
    return sum;
}

static bool make(uint64_t number)
{
    struct parcel *parcel = deed_take(sizeof(struct parcel));
    if (parcel == NULL)
        return false;
    parcel->number = number;
    parcel->weight = (uint32_t)(number % 13);
    return enqueue(parcel);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint64_t number = 0; number < 100; number++) {
        if (make(number) && weigh() < 40)
            continue;
        struct parcel *oldest = dequeue();
        if (oldest == NULL)
            break;
        deed_drop(oldest);
    }
    for (uint32_t i = 0; i < PLACES; i++)
        deed_drop(TAKE(AT(g_place, PLACES, i)));
}
