/* consumer.c - reads each packet where it lies, and gives it back. */
#include "consumer.component.h"

#define PAUSE 20000u /* nanoseconds */

static uint64_t g_packets, g_waits;
static bool g_in_order = true;

static void read(struct Ring_server *ring STATE(One) TO(Empty),
                 struct uint64_vector *packet OWN CLAIMS)
{
    g_in_order = g_in_order && packet->length > 0 && packet->at[0] == g_packets;
    g_packets++;
    if (g_packets % 64 == 0)
        deed_sleep_until(deed_now() + PAUSE); /* now the producer has to wait */
    Ring_send_Free(ring, packet);
}

static void consume(struct Ring_server *ring OWN CLAIMS STATE(Empty))
{
    for (;;) {
        switch (Ring_server_receive_until(ring, DEED_NOW)) {
        case Ring_Put: read(ring, Ring_Put_packet(ring)); continue;
        case Ring_timeout: g_waits++; break;
        case Ring_Close:
            Ring_send_Seen(ring, g_packets, g_in_order, g_waits);
            Ring_server_drop(ring);
            return;
        case Ring_closed: Ring_server_drop(ring); return;
        }
        switch (Ring_server_receive(ring)) {
        case Ring_Put: read(ring, Ring_Put_packet(ring)); break;
        case Ring_Close:
            Ring_send_Seen(ring, g_packets, g_in_order, g_waits);
            Ring_server_drop(ring);
            return;
        case Ring_closed: Ring_server_drop(ring); return;
        }
    }
}

void consumer_main(struct consumer_ports *ports)
{
    for (;;) {
        struct Ring_server *ring = Ring_server_set_receive(ports->ring);

        switch (Ring_server_tag(ring)) {
        case Ring_connected: consume(ring); break;
        case Ring_Put: deed_drop(Ring_Put_packet(ring)); deed_fault(deed_reason_value);
        case Ring_Close:
            Ring_send_Seen(ring, 0, true, 0);
            Ring_server_drop(ring);
            break;
        case Ring_closed: Ring_server_drop(ring); break;
        }
    }
}
