/* disc.c - serves Disc to clients of Disc and of Media alike, and lends clients of Media. */
#include "disc.component.h"

#define SIZE 4096

static uint32_t g_reads;

static void read(struct Disc_server *disc STATE(Reading) TO(Ready),
                 struct uint8_vector *buffer OWN CLAIMS, uint64_t offset)
{
    g_reads++;
    if (offset >= SIZE) {
        Disc_send_Failed(disc, Disc_Error_outside, buffer);
        return;
    }
    if (buffer->length > 0)
        buffer->at[0] = (uint8_t)(offset / 512);
    Disc_send_Data(disc, buffer, buffer->length > 0 ? 1 : 0);
}

static void serve(struct disc_ports *ports)
{
    struct Disc_server *disc = Disc_server_set_receive(ports->discs);
    switch (Disc_server_tag(disc)) {
    case Disc_connected: break;
    case Disc_Read: {
        uint64_t offset = Disc_Read_offset(disc);
        struct uint8_vector *buffer = Disc_Read_buffer(disc);
        read(disc, buffer, offset);
        break;
    }
    case Disc_Trim: Disc_send_Trimmed(disc, Disc_Trim_length(disc)); break;
    case Disc_Watch: Disc_send_Worn(disc, g_reads); break;
    case Disc_Leave:
    case Disc_closed: Disc_server_drop(disc); return;
    }
    Disc_server_set_put(ports->discs, disc);
}

/* A fresh channel: its server end goes into the set, its client end to who asked. */
OWN OPT STATE(Ready) static struct Media_client *make(struct disc_ports *ports)
{
    struct Disc_server *server = Disc_channel();
    if (server == NULL)
        return NULL;
    struct Disc_client *client = Disc_peer(server);
    Disc_server_set_put(ports->discs, server);
    return client != NULL ? Disc_as_Media(client) : NULL;
}

static void lend(struct disc_ports *ports)
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

void disc_main(struct disc_ports *ports)
{
    for (;;) {
        if (deed_wait2(ports->discs, ports->lenders, DEED_FOREVER) == 0)
            serve(ports);
        else
            lend(ports);
    }
}
