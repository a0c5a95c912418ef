/* A ring of owners as an object, produced and consumed in one loop. */
#include "memory.component.h"

#define ROOM 8

struct ring {
    struct uint8_vector *slot[ROOM] OWN;
    uint32_t head, tail;
};

static bool ring_full(const struct ring *ring)
{
    return ring->tail - ring->head == ROOM;
}

static bool ring_empty(const struct ring *ring)
{
    return ring->tail == ring->head;
}

/* What does not fit comes back. */
static struct uint8_vector *ring_push(struct ring *ring, struct uint8_vector *item)
{
    if (ring_full(ring))
        return item;
    PUT(AT(ring->slot, ROOM, ring->tail % ROOM), item);
    ring->tail++;
    return NULL;
}

static struct uint8_vector *ring_pop(struct ring *ring)
{
    if (ring_empty(ring))
        return NULL;
    return TAKE(AT(ring->slot, ROOM, ring->head++ % ROOM));
}

static struct ring g_ring;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct ring *ring = &g_ring;
    uint64_t bytes = 0;
    for (uint32_t i = 1; i < 30; i++) {
        struct uint8_vector *item = uint8_vector_take(i);
        if (!item)
            break;
        struct uint8_vector *back = ring_push(ring, item);
        if (back) {
            deed_drop(back);
            struct uint8_vector *oldest = ring_pop(ring);
            if (oldest)
                bytes += oldest->length;
            deed_drop(oldest);
        }
    }
    struct uint8_vector *rest;
    while ((rest = ring_pop(ring)) != NULL) {
        bytes += rest->length;
        deed_drop(rest);
    }
    if (bytes > 1000)
        deed_fault(deed_reason_value);
}
