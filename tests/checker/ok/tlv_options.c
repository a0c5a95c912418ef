/* Options by type and length, by an index into a slice. */
#include "memory.component.h"
enum { TLV_PAD = 0, TLV_END = 255, TLV_NAME = 1, TLV_ADDRESS = 2, TLV_MTU = 3 };
struct options {
    uint32_t address;
    uint16_t mtu;
    uint8_t name[16];
    uint8_t name_length;
};
static bool parse_options(struct uint8_const_slice in, struct options *o)
{
    size_t pos = 0;
    while (pos < in.length) {
        uint8_t type = in.at[pos++];
        if (type == TLV_PAD)
            continue;
        if (type == TLV_END)
            return true;
        if (pos >= in.length)
            return false;
        size_t length = in.at[pos++];
        if (length > in.length - pos)
            return false;
        switch (type) {
        case TLV_NAME:
            if (length > sizeof o->name)
                return false;
            for (size_t i = 0; i < length; i++)
                o->name[i] = in.at[pos + i];
            o->name_length = (uint8_t)length;
            break;
        case TLV_ADDRESS:
            if (length != 4)
                return false;
            o->address = deed_be32_at(in, pos);
            break;
        case TLV_MTU:
            if (length != 2)
                return false;
            o->mtu = (uint16_t)(in.at[pos] << 8 | in.at[pos + 1]);
            break;
        default: break;
        }
        pos += length;
    }
    return false;
}
static void run(void)
{
    static const uint8_t packet[] = {1, 2, 'h', 'i', 3, 2, 5, 220, 255};
    struct options o = {0};
    if (!parse_options(uint8_const_slice_of(packet, sizeof packet), &o))
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
