/* A whole slice is read for a result: behind the last one lies a number that becomes a pointer. */
#include "memory.component.h"

struct pair {
    struct uint8_slice part[2];
    uint64_t forged, length;
};

BORROWS(pair)
static struct uint8_slice part_of(struct pair *pair, uint64_t i)
{
    return pair->part[i]; //- //~ index
    //+ return pair->part[i % 2];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair pair = {.forged = 0x100000, .length = 4096};
    struct uint8_slice forged = part_of(&pair, deed_now());
    uint8_slice_fill(forged, 1);
}
