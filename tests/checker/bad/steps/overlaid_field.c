/* A field of a struct that lies over bytes steps, and one of the bytes is written. */
#include "memory.component.h"

struct header {
    uint8_t count;
    uint8_t at[7];
};

static void pop(struct header *h, uint8_t *byte)
{
    *byte = h->at[--h->count & 3]; //- //~ sequence
    //+ h->count--;
    //+ *byte = h->at[h->count & 3];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {2};
    struct header *h = OVERLAY_TO_WRITE(struct header, uint8_slice_of(bytes, 8), 0);
    pop(h, &bytes[0]);
}
