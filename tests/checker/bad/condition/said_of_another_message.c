/* Nothing is required of what is read. */
#include "client.component.h"

static uint32_t g_sum;

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n, uint32_t used)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < used; i++)
        sum += p[i]; //~ index
    return sum;
}

static void use(struct Disc_client *disc OWN CLAIMS, uint32_t n)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (buffer == NULL) {
        Disc_send_Leave(disc);
        Disc_client_drop(disc);
        return;
    }

    switch (Disc_call_Read(disc, buffer, 512)) {
    case Disc_Data: {
        uint32_t used = Disc_Data_used(disc);
        struct uint8_vector *data = Disc_Data_buffer(disc);
        used = (uint32_t)deed_now(); //-
        //+ used /= 2;
        g_sum += sum(data->at, data->length, used);
        deed_drop(data);
        break;
    }
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
