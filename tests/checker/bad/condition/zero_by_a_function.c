/* A function gives nothing, whatever it is asked. */
#include "client.component.h"

static uint32_t half(uint32_t of)
{
    return of / 2; //-
    //+ return of * 2;
}

static void use(struct Disc_client *disc OWN CLAIMS, uint32_t n)
{
    switch (Disc_call_Trim(disc, n, half(1))) { //~ condition
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
