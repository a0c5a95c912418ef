/* What is masked away leaves nothing. */
#include "client.component.h"

static void use(struct Disc_client *disc OWN CLAIMS, uint32_t n)
{
    uint32_t length = (n & 15) >> 4; //-
    //+ uint32_t length = (n & 31) >> 4;
    switch (Disc_call_Trim(disc, n, length)) { //~ condition
    case Disc_Trimmed: Disc_send_Leave(disc); break;
    case Disc_closed: break;
    }
    Disc_client_drop(disc);
}

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc != NULL)
        use(disc, (uint32_t)deed_heap_used());
}
