/* The byte that is counted up may be the byte that is read: the struct lies over the slice. */
#include "memory.component.h"

struct header {
    uint8_t used;
    uint8_t room[7];
};

static void move(struct uint8_slice bytes, uint8_t *to COUNT(n), uint64_t n, uint64_t i)
{
    struct header *header = OVERLAY_TO_WRITE(struct header, bytes, 0);
    if (header != NULL && i < bytes.length && header->used < n) {
        AT(to, n, header->used++) = bytes.at[i]; //- //~ sequence
        //+ AT(to, n, header->used) = bytes.at[i];
        //+ header->used++;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {0}, to[4] = {0};
    move(uint8_slice_of(bytes, sizeof bytes), to, sizeof to, 0);
}
