/* A server that hands out client ends of fresh channels and keeps the server ends in a set. */
#include "server.component.h"

#define NAMES 4

static uint8_t g_name[NAMES];
static uint32_t g_known;
static struct Feed_server *g_feed OWN STATE(Start);

static bool is_known(const struct uint8_vector *name)
{
    if (name->length == 0)
        return false;
    for (uint32_t i = 0; i < g_known && i < NAMES; i++)
        if (g_name[i] == name->at[0])
            return true;
    return false;
}

static void learn(const struct uint8_vector *name OPT)
{
    if (name == NULL || name->length == 0)
        return;
    if (is_known(name))
        return;
    g_name[g_known % NAMES] = name->at[0];
    g_known = g_known < NAMES ? g_known + 1 : g_known;
}

OWN OPT STATE(Start) static struct File_client *new_file(struct server_ports *ports)
{
    struct File_server *server = File_channel();
    if (server == NULL)
        return NULL;
    struct File_client *client = File_peer(server);
    if (client == NULL)
        File_server_drop(server);
    else
        File_server_set_put(ports->names, server);
    return client;
}

static void replace_feed(struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    struct Feed_server *old = TAKE(g_feed);
    if (old != NULL) {
        Feed_send_Done(old);
        Feed_server_drop(old);
    }
    PUT(g_feed, feed);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Directory_server *d = Directory_server_set_receive(ports->directory);
        switch (Directory_server_tag(d)) {
        case Directory_connected: break;
        case Directory_Find: {
            struct uint8_vector *name = Directory_Find_name(d);
            struct File_client *file = is_known(name) ? new_file(ports) : NULL;
            if (file == NULL) {
                Directory_send_Missing(d, name);
                break;
            }
            deed_drop(name);
            Directory_send_Found(d, file);
            break;
        }
        case Directory_Publish: {
            struct uint8_vector *name = Directory_Publish_name(d);
            learn(name);
            deed_drop(name);
            replace_feed(Directory_Publish_feed(d));
            Directory_send_Published(d);
            break;
        }
        case Directory_Leave:
        case Directory_closed: Directory_server_drop(d); continue;
        }
        Directory_server_set_put(ports->directory, d);
    }
}
