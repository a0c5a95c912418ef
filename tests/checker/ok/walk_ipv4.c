/* The head of a packet, read through pointers into the middle of it. */
#include "memory.component.h"

struct ip_header {
    uint8_t version_length, tos;
    uint16_t total_length;
    uint8_t ttl, protocol;
    uint32_t source, destination;
};

static uint16_t get16(const uint8_t *p COUNT(2))
{
    return (uint16_t)(p[0] << 8 | p[1]);
}

static uint32_t get32(const uint8_t *p COUNT(4))
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool parse(const uint8_t *packet COUNT(size), size_t size, struct ip_header *h)
{
    if (size < 20)
        return false;
    h->version_length = packet[0];
    h->tos = packet[1];
    h->total_length = get16(packet + 2);
    h->ttl = packet[8];
    h->protocol = packet[9];
    h->source = get32(&packet[12]);
    h->destination = get32(&packet[16]);
    size_t header = (size_t)(h->version_length & 15) * 4;
    if (header < 20 || header > size || h->total_length > size)
        return false;
    uint32_t sum = 0;
    for (size_t i = 0; i < header; i += 2)
        sum += get16(packet + i);
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct ip_header header;
    static const uint8_t packet[20] = {0x45};
    (void)parse(packet, sizeof packet, &header);
}
