/* producer.c - the lecture's first attempt: when the consumer has said that it is ready, it is
 * notified, and the notification waits until it is received, for ever if need be. */
#include "producer.component.h"

static struct Wake_client *g_consumer OWN STATE(Ready);

static void notify(struct Wake_port *port)
{
    struct Wake_client *consumer = TAKE(g_consumer);

    if (!consumer)
        consumer = Wake_open(port, DEED_FOREVER);
    if (!consumer)
        return;
    switch (Wake_call_Wake(consumer)) { /* an evil consumer never answers */
    case Wake_Received: PUT(g_consumer, consumer); break;
    case Wake_closed: Wake_client_drop(consumer); break;
    }
}

void producer_main(struct producer_ports *ports)
{
    for (;;) {
        struct Buffer_server *buffer = Buffer_server_set_receive(ports->buffer);

        switch (Buffer_server_tag(buffer)) {
        case Buffer_connected: break;
        case Buffer_closed: Buffer_server_drop(buffer); continue;
        case Buffer_Ready: {
            struct uint8_vector *packet = uint8_vector_take(64);
            if (!packet)
                deed_fault(deed_reason_value);
            notify(ports->consumer);
            Buffer_send_Data(buffer, packet);
            switch (Buffer_server_receive(buffer)) {
            case Buffer_Free: deed_drop(Buffer_Free_packet(buffer)); break;
            case Buffer_closed: Buffer_server_drop(buffer); continue;
            }
            break;
        }
        }
        Buffer_server_set_put(ports->buffer, buffer);
    }
}
