/* A ring of bytes that is filled by a walking pointer. */
#include "memory.component.h"

#define RING_SIZE 64

struct ring {
    uint8_t data[RING_SIZE];
    unsigned head, tail, used;
};

static struct ring rx;

static int ring_put(struct ring *r, uint8_t c)
{
    if (r->used == RING_SIZE)
        return -1;
    r->data[r->head] = c;
    r->head = (r->head + 1) % RING_SIZE;
    r->used++;
    return 0;
}

static int ring_get(struct ring *r)
{
    if (r->used == 0)
        return -1;
    int c = r->data[r->tail];
    if (++r->tail == RING_SIZE)
        r->tail = 0;
    r->used--;
    return c;
}

static unsigned ring_write(struct ring *r, const uint8_t *data COUNT(len), unsigned len)
{
    unsigned done = 0;
    while (len--) {
        if (ring_put(r, *data++) < 0)
            break;
        done++;
    }
    return done;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t hello[5] = {1, 2, 3, 4, 5};
    if (ring_write(&rx, hello, 5) == 5)
        (void)ring_get(&rx);
}
