/* Serves a Disc, and lends conversations with it to those who know Media only. */
#include "server.component.h"

#define SIZE 4096

static uint8_t g_content[SIZE];

static void read(struct Disc_server *disc STATE(Reading) TO(Ready),
                 struct uint8_vector *buffer OWN CLAIMS, uint64_t offset)
{
    uint64_t used = 0;
    if (offset >= SIZE) {
        Disc_send_Failed(disc, Disc_Error_outside, buffer);
        return;
    }
    while (used < buffer->length && offset + used < SIZE) {
        buffer->at[used] = g_content[offset + used];
        used++;
    }
    Disc_send_Data(disc, buffer, used <= buffer->length ? deed_to_u32(used) : 0);
}

/* A fresh channel: its server end goes into the set, its client end to who asked. */
OWN OPT
STATE(Ready) static struct Media_client *make(struct server_ports *ports)
{
    struct Disc_server *server = Disc_channel();
    if (server == NULL)
        return NULL;
    struct Disc_client *client = Disc_peer(server);
    Disc_server_set_put(ports->discs, server);
    return client != NULL ? Disc_as_Media(client) : NULL;
}

static void serve_disc(struct server_ports *ports, struct Disc_server *disc OWN CLAIMS STATE(Ready))
{
    switch (Disc_server_receive(disc)) {
    case Disc_Read: {
        uint64_t offset = Disc_Read_offset(disc);
        struct uint8_vector *buffer = Disc_Read_buffer(disc);
        read(disc, buffer, offset);
        break;
    }
    case Disc_Trim: Disc_send_Trimmed(disc, Disc_Trim_length(disc)); break;
    case Disc_Watch: Disc_send_Worn(disc, 1); break;
    case Disc_Leave:
    case Disc_closed: Disc_server_drop(disc); return;
    }
    Disc_server_set_put(ports->discs, disc);
}

static void lend(struct server_ports *ports)
{
    struct Lender_server *lender = Lender_server_set_receive(ports->lenders);
    switch (Lender_server_tag(lender)) {
    case Lender_connected: break;
    case Lender_Ask: Lender_send_Lent(lender, make(ports)); break;
    case Lender_Return: {
        struct Media_client *media = Lender_Return_media(lender);
        Media_send_Leave(media);
        Media_client_drop(media);
        Lender_send_Taken(lender);
        break;
    }
    case Lender_Leave:
    case Lender_closed: Lender_server_drop(lender); return;
    }
    Lender_server_set_put(ports->lenders, lender);
}

void server_main(struct server_ports *ports)
{
    struct Disc_client *own = Disc_open(ports->disc, DEED_FOREVER);
    if (own == NULL)
        return;
    struct Media_client *media = Disc_as_Media(own);
    Media_send_Leave(media);
    Media_client_drop(media);
    for (;;) {
        if (deed_wait2(ports->lenders, ports->discs, DEED_FOREVER) == 0) {
            lend(ports);
            continue;
        }
        struct Disc_server *disc = Disc_server_set_receive(ports->discs);
        switch (Disc_server_tag(disc)) {
        case Disc_connected: serve_disc(ports, disc); break;
        case Disc_Read: {
            uint64_t offset = Disc_Read_offset(disc);
            struct uint8_vector *buffer = Disc_Read_buffer(disc);
            read(disc, buffer, offset);
            Disc_server_set_put(ports->discs, disc);
            break;
        }
        case Disc_Trim:
            Disc_send_Trimmed(disc, Disc_Trim_length(disc));
            Disc_server_set_put(ports->discs, disc);
            break;
        case Disc_Watch:
            Disc_send_Worn(disc, 1);
            Disc_server_set_put(ports->discs, disc);
            break;
        case Disc_Leave:
        case Disc_closed: Disc_server_drop(disc); break;
        }
    }
}
