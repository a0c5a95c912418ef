/* consumer.c - says that it is ready, and may or may not wait to be woken. This one does not. */
#include "consumer.component.h"

static void hear(struct Wake_server_set *wake)
{
    struct Wake_server *producer = Wake_server_set_receive(wake);

    switch (Wake_server_tag(producer)) {
    case Wake_connected: break;
    case Wake_closed: Wake_server_drop(producer); return;
    case Wake_Wake: Wake_send_Received(producer); break;
    }
    Wake_server_set_put(wake, producer);
}

void consumer_main(struct consumer_ports *ports)
{
    struct Buffer_client *buffer = Buffer_open(ports->buffer, DEED_FOREVER);

    while (buffer) {
        switch (Buffer_call_Ready(buffer)) { /* "I am ready": and does not wait to be woken */
        case Buffer_Data: Buffer_send_Free(buffer, Buffer_Data_packet(buffer)); break;
        case Buffer_closed:
            Buffer_client_drop(buffer);
            buffer = NULL;
            continue;
        }
        hear(ports->wake);
    }
}
