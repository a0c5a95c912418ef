/* producer.c - fills two packets in turn. When both are under way it waits for one to come back;
 * to look, and to wait if there is none, is one step of the kernel, so no wake-up is lost. */
#include "producer.component.h"
#include <deed/library/verdict.h>

#define PACKETS 4096u
#define WORDS   64u
#define PAUSE   20000u /* nanoseconds */

static uint64_t g_waits; /* how often nothing had come back yet */

static struct uint64_vector *packet(uint64_t number)
{
    struct uint64_vector *packet = uint64_vector_take(WORDS);

    if (!packet)
        deed_exit(1);
    packet->at[0] = number;
    return packet;
}

/* Both are under way: the one that comes back first. */
static struct uint64_vector *get_back(struct Ring_client *ring STATE(Two) TO(One))
{
    switch (Ring_client_receive_until(ring, DEED_NOW)) {
    case Ring_Free: return Ring_Free_packet(ring);
    case Ring_timeout: g_waits++; break;
    case Ring_closed: deed_exit(1);
    }
    switch (Ring_client_receive(ring)) {
    case Ring_Free: return Ring_Free_packet(ring);
    case Ring_closed: deed_exit(1);
    }
    return NULL;
}

static void produce(struct Ring_client *ring STATE(Empty) TO(Empty))
{
    struct uint64_vector *next = packet(1);

    Ring_send_Put(ring, packet(0));
    for (uint64_t number = 1; number < PACKETS; number++) {
        next->at[0] = number;
        Ring_send_Put(ring, next);
        if (number % 96 == 0)
            deed_sleep_until(deed_now() + PAUSE); /* now the consumer has to wait */
        next = get_back(ring);
    }
    deed_drop(next);
    switch (Ring_client_receive(ring)) {
    case Ring_Free: deed_drop(Ring_Free_packet(ring)); break;
    case Ring_closed: deed_exit(1);
    }
}

void producer_main(struct producer_ports *ports)
{
    struct Ring_client *ring = Ring_open(ports->ring, DEED_FOREVER);

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    if (!ring)
        deed_exit(1);
    produce(ring);
    switch (Ring_call_Close(ring)) {
    case Ring_Seen: break;
    case Ring_closed: deed_exit(1);
    }
    verdict(LITERAL("notify: every packet came, once and in order"),
            Ring_Seen_packets(ring) == PACKETS && Ring_Seen_in_order(ring));
    verdict(LITERAL("notify: each had to wait for the other, and was woken"),
            g_waits > 0 && Ring_Seen_waits(ring) > 0);
    Ring_client_drop(ring);
    deed_exit(0);
}
