/* Headers of IPv4 and UDP laid over a packet, their checksum, and an answer written in place. */
#include "memory.component.h"

struct ipv4_header {
    uint8_t version_and_length;
    uint8_t service;
    struct deed_be16 total_length;
    struct deed_be16 identification;
    struct deed_be16 fragment;
    uint8_t hops;
    uint8_t protocol;
    struct deed_be16 checksum;
    struct deed_be32 source;
    struct deed_be32 destination;
};

struct udp_header {
    struct deed_be16 source;
    struct deed_be16 destination;
    struct deed_be16 length;
    struct deed_be16 checksum;
};

static uint32_t checksum(struct uint8_const_slice bytes)
{
    uint32_t sum = 0;
    for (uint64_t i = 0; i + 1 < bytes.length; i += 2)
        sum += deed_be16_at(bytes, i);
    if (bytes.length % 2 != 0)
        sum += (uint32_t)AT(bytes.at, bytes.length, bytes.length - 1) << 8;
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum & 0xffff;
}

/* The payload of a packet for this port, or nothing. */
BORROWS(packet)
static struct uint8_const_slice payload(struct uint8_const_slice packet, uint16_t port)
{
    struct uint8_const_slice nothing = uint8_const_slice_first(packet, 0);
    if (packet.length < sizeof(struct ipv4_header))
        return nothing;
    const struct ipv4_header *ip = OVERLAY(struct ipv4_header, packet, 0);
    uint64_t header_length = (uint64_t)(ip->version_and_length & 15) * 4;
    if (ip->version_and_length >> 4 != 4 || ip->protocol != 17 || header_length < sizeof(*ip) ||
        packet.length < header_length + sizeof(struct udp_header))
        return nothing;
    const struct udp_header *udp = OVERLAY(struct udp_header, packet, header_length);
    uint64_t length = deed_be16(&udp->length);
    if (deed_be16(&udp->destination) != port || length < sizeof(*udp) ||
        length > packet.length - header_length)
        return nothing;
    return uint8_const_slice_sub(packet, header_length + sizeof(*udp), length - sizeof(*udp));
}

static void write_header(struct uint8_slice packet)
{
    struct ipv4_header *ip = OVERLAY_TO_WRITE(struct ipv4_header, packet, 0);
    ip->version_and_length = 0x45;
    ip->protocol = 17;
    ip->hops = 64;
    deed_be16_set(&ip->total_length, deed_to_u16(packet.length));
    deed_be32_set(&ip->source, 0x0a000001);
    struct udp_header *udp = OVERLAY_TO_WRITE(struct udp_header, packet, sizeof(*ip));
    deed_be16_set(&udp->destination, 53);
    deed_be16_set(&udp->length, deed_to_u16(packet.length - sizeof(*ip)));
    uint32_t sum = checksum(uint8_slice_const(uint8_slice_first(packet, sizeof(*ip))));
    deed_be16_set(&ip->checksum, (uint16_t)sum);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *frame = uint8_vector_take(40);
    if (frame == NULL)
        return;
    write_header(uint8_vector_slice(frame));
    struct uint8_const_slice packet = uint8_vector_const_slice(frame);
    bool good = checksum(uint8_const_slice_first(packet, sizeof(struct ipv4_header))) == 0 &&
                payload(packet, 53).length == 12 && payload(packet, 54).length == 0;
    deed_drop(frame);
    if (!good)
        deed_fault(deed_reason_value);
}
