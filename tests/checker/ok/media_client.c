/* Knows Media only: what it is connected to, and what it is lent, may be a Disc. */
#include "client.component.h"

static struct Media_client *g_media OWN STATE(Ready);

static uint64_t read(struct Media_client *media STATE(Ready) TO(Ready), uint64_t block)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    uint64_t used = 0;
    if (buffer == NULL)
        return 0;
    switch (Media_call_Read(media, buffer, block / 8 * 512)) {
    case Media_Data:
        used = Media_Data_used(media);
        deed_drop(Media_Data_buffer(media));
        break;
    case Media_Failed:
        used = Media_Failed_why(media) == Media_Error_outside ? 0 : 1;
        deed_drop(Media_Failed_buffer(media));
        break;
    case Media_closed: deed_fault(deed_reason_unreachable);
    }
    return used;
}

static void hang_up(struct Media_client *media OWN CLAIMS STATE(Ready))
{
    Media_send_Leave(media);
    Media_client_drop(media);
}

static void keep(struct Media_client *media OWN CLAIMS STATE(Ready))
{
    struct Media_client *before = TAKE(g_media);
    PUT(g_media, media);
    if (before != NULL)
        hang_up(before);
}

static void borrow(struct client_ports *ports)
{
    struct Lender_client *lender = Lender_open(ports->lender, DEED_FOREVER);
    if (lender == NULL)
        return;
    struct Media_client *media = NULL;
    switch (Lender_call_Ask(lender)) {
    case Lender_Lent: media = Lender_Lent_media(lender); break;
    case Lender_closed: Lender_client_drop(lender); return;
    }
    if (media != NULL && read(media, 3) == 0) {
        keep(media);
        media = NULL;
    }
    if (media != NULL) {
        switch (Lender_call_Return(lender, media)) {
        case Lender_Taken: break;
        case Lender_closed: Lender_client_drop(lender); return;
        }
    }
    Lender_send_Leave(lender);
    Lender_client_drop(lender);
}

/* Trims first, as only a Disc can, and then lets it be read like any media. */
static void trim(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        return;
    switch (Disc_call_Trim(disc, 0, 512)) {
    case Disc_Trimmed: keep(Disc_as_Media(disc)); return;
    case Disc_closed: Disc_client_drop(disc); return;
    }
}

void client_main(struct client_ports *ports)
{
    struct Media_client *media = Media_open(ports->media, DEED_FOREVER);
    if (media == NULL)
        return;
    if (read(media, deed_now()) > 0)
        keep(media);
    else
        hang_up(media);
    borrow(ports);
    trim(ports);
    struct Media_client *last = TAKE(g_media);
    if (last != NULL)
        hang_up(last);
}
