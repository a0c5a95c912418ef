/* topic.c - news for everyone who listens. A text that is published is frozen already; each reader
 * gets a handle of its own to the one object. The texts stay on the publisher's account, the
 * handles that are under way on this component's. */
#include "topic.component.h"
#include "kept.h"
#include "waiting.h"

/* The first text after what the reader knows, or a place to wait for it. */
static void answer(struct topic_ports *ports, struct Topic_server *client, uint64_t known)
{
    uint64_t number = first_after(known);
    struct uint8_frozen *text = share(number);

    if (!text) {
        park(client, known);
        return;
    }
    Topic_send_News(client, text, number, known < number ? number - known - 1 : 0);
    Topic_server_set_put(ports->readers, client);
}

static uint32_t wake_all(struct topic_ports *ports)
{
    uint32_t woken = 0;

    for (uint32_t i = 0; i < READERS; i++) {
        struct Topic_server *client = TAKE(AT(g_reader, READERS, i));
        if (client) {
            answer(ports, client, g_known[i]);
            woken++;
        }
    }
    return woken;
}

static void serve_reader(struct topic_ports *ports)
{
    struct Topic_server *client = Topic_server_set_receive(ports->readers);

    switch (Topic_server_tag(client)) {
    case Topic_connected: break;
    case Topic_closed: Topic_server_drop(client); return;
    case Topic_Close: Topic_server_drop(client); return;
    case Topic_Next: {
        uint64_t known = Topic_Next_after(client);
        answer(ports, client, known);
        return;
    }
    }
    Topic_server_set_put(ports->readers, client);
}

static void serve_writer(struct topic_ports *ports)
{
    struct Publisher_server *client = Publisher_server_set_receive(ports->writers);

    switch (Publisher_server_tag(client)) {
    case Publisher_connected: break;
    case Publisher_closed: Publisher_server_drop(client); return;
    case Publisher_Close: Publisher_server_drop(client); return;
    case Publisher_Publish:
        keep(Publisher_Publish_text(client));
        Publisher_send_Published(client, g_newest, wake_all(ports));
        break;
    }
    Publisher_server_set_put(ports->writers, client);
}

void topic_main(struct topic_ports *ports)
{
    for (;;) {
        if (deed_wait2(ports->readers, ports->writers, DEED_FOREVER) == 0)
            serve_reader(ports);
        else
            serve_writer(ports);
    }
}
