/* attic.c - keeps the newest version, and gives a handle to it to who asks. */
#include "attic.component.h"

static struct uint32_frozen *g_version OWN;

static void keep(struct uint32_frozen *version OWN CLAIMS)
{
    deed_drop(TAKE(g_version));
    PUT(g_version, version);
}

OWN OPT static struct uint32_frozen *share(void)
{
    const struct uint32_frozen *version = g_version;

    return version ? uint32_frozen_share(version) : NULL;
}

void attic_main(struct attic_ports *ports)
{
    for (;;) {
        struct Attic_server *client = Attic_server_set_receive(ports->shelf);

        switch (Attic_server_tag(client)) {
        case Attic_connected: break;
        case Attic_closed: Attic_server_drop(client); continue;
        case Attic_Keep:
            keep(Attic_Keep_version(client));
            Attic_send_Kept(client);
            break;
        case Attic_Fetch: Attic_send_Here(client, share()); break;
        }
        Attic_server_set_put(ports->shelf, client);
    }
}
