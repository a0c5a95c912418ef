/* What a contract requires is proved where it is sent, and relied on where it is received: nothing
 * else says that what is used of a buffer lies in it. */
#include "client.component.h"

static uint32_t g_total;

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n, uint32_t used)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < used; i++)
        sum += p[i];
    return sum;
}

static void finish(struct Disc_client *disc OWN CLAIMS)
{
    Disc_send_Leave(disc);
    Disc_client_drop(disc);
}

static void read_all(struct Disc_client *disc OWN CLAIMS, uint32_t blocks)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (buffer == NULL) {
        finish(disc);
        return;
    }
    for (uint32_t block = 0; block < blocks; block++) {
        switch (Disc_call_Read(disc, buffer, (uint64_t)block * 512)) {
        case Disc_Data: {
            uint32_t used = Disc_Data_used(disc);
            buffer = Disc_Data_buffer(disc);
            g_total += sum(buffer->at, buffer->length, used);
            break;
        }
        case Disc_Failed: buffer = Disc_Failed_buffer(disc); break;
        case Disc_closed: Disc_client_drop(disc); return;
        }
    }
    deed_drop(buffer);
    finish(disc);
}

void client_main(struct client_ports *ports)
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc != NULL)
        read_all(disc, (uint32_t)deed_heap_used());
}
