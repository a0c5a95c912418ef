/* An offset that is never a multiple of 512. */
#include "client.component.h"

static void use(struct Disc_client *disc OWN CLAIMS, uint32_t n)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (buffer == NULL) {
        Disc_send_Leave(disc);
        Disc_client_drop(disc);
        return;
    }
    uint64_t offset = (uint64_t)n * 512 + 8; //-
    //+ uint64_t offset = (uint64_t)n * 512 + 1024;
    switch (Disc_call_Read(disc, buffer, offset)) { //~ condition
    case Disc_Data: deed_drop(Disc_Data_buffer(disc)); break;
    case Disc_Failed: deed_drop(Disc_Failed_buffer(disc)); break;
    case Disc_closed: Disc_client_drop(disc); return;
    }
    Disc_send_Leave(disc);
    Disc_client_drop(disc);
}

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc != NULL)
        use(disc, (uint32_t)deed_heap_used());
}
