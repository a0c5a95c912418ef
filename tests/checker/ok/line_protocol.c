/* A modem-like line protocol: frames with start, length, payload, checksum, in a byte-wise machine.
 */
#include "memory.component.h"

enum state { IDLE, LENGTH, PAYLOAD, CHECKSUM, ESCAPE };

#define START     0x7e
#define ESCAPED   0x7d
#define FRAME_MAX 64

struct receiver {
    enum state state;
    enum state before;
    uint8_t frame[FRAME_MAX];
    uint8_t length;
    uint8_t received;
    uint8_t sum;
    uint32_t good;
    uint32_t bad;
};

static void deliver(struct receiver *r)
{
    r->good++;
}

static void feed(struct receiver *r, uint8_t byte)
{
    if (r->state == ESCAPE) {
        byte ^= 0x20;
        r->state = r->before;
    } else if (byte == ESCAPED) {
        r->before = r->state;
        r->state = ESCAPE;
        return;
    } else if (byte == START) {
        if (r->state != IDLE)
            r->bad++;
        r->state = LENGTH;
        return;
    }

    switch (r->state) {
    case IDLE: break;
    case LENGTH:
        if (byte == 0 || byte > FRAME_MAX) {
            r->bad++;
            r->state = IDLE;
            break;
        }
        r->length = byte;
        r->received = 0;
        r->sum = byte;
        r->state = PAYLOAD;
        break;
    case PAYLOAD:
        r->frame[r->received++] = byte;
        r->sum += byte;
        if (r->received == r->length)
            r->state = CHECKSUM;
        break;
    case CHECKSUM:
        if (r->sum == byte)
            deliver(r);
        else
            r->bad++;
        r->state = IDLE;
        break;
    case ESCAPE: break;
    }
}

static struct uint8_const_slice state_name(enum state s)
{
    switch (s) {
    case IDLE: return deed_text(LITERAL("idle"));
    case LENGTH: return deed_text(LITERAL("length"));
    case PAYLOAD: return deed_text(LITERAL("payload"));
    case CHECKSUM: return deed_text(LITERAL("checksum"));
    case ESCAPE: return deed_text(LITERAL("escape"));
    }
    return deed_text(LITERAL("?"));
}

static struct receiver g_receiver;

void memory_main(struct memory_ports *ports)
{
    static const uint8_t line[] = {0x7e, 3, 1, 2, 3, 9, 0x7e, 2, 0x7d, 0x5e, 1, 0x81};
    size_t i;

    (void)ports;
    for (i = 0; i < sizeof(line) / sizeof(line[0]); i++)
        feed(&g_receiver, line[i]);
    if (g_receiver.good != 2)
        (void)state_name(g_receiver.state);
}
