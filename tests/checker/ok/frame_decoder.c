/* A decoder of frames that is fed byte by byte. */
#include "memory.component.h"

typedef enum { IDLE, HEADER, BODY, CHECK } state_t;

struct decoder {
    state_t state;
    uint8_t length, used, sum;
    uint8_t payload[32];
    uint32_t good, bad;
};

static void feed(struct decoder *d, uint8_t c)
{
    switch (d->state) {
    case IDLE:
        if (c == 0x7e)
            d->state = HEADER;
        break;
    case HEADER:
        if (c == 0 || c > sizeof(d->payload)) {
            d->bad++;
            d->state = IDLE;
            break;
        }
        d->length = c;
        d->used = 0;
        d->sum = 0;
        d->state = BODY;
        break;
    case BODY:
        d->payload[d->used++] = c;
        d->sum += c;
        if (d->used == d->length)
            d->state = CHECK;
        break;
    case CHECK:
        if (c == d->sum)
            d->good++;
        else
            d->bad++;
        d->state = IDLE;
        break;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const uint8_t frame[] = {0x7e, 2, 10, 20, 30};
    static struct decoder decoder;
    for (size_t i = 0; i < sizeof frame; i++)
        feed(&decoder, frame[i]);
}
