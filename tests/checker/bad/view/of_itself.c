/* A view of its own buffer, copied to a variable that lives longer. */
#include "memory.component.h"

struct line {
    uint8_t buffer[16];
    struct uint8_slice used;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct line kept = {{0}, {0}};
    {
        struct line line = {{1, 2, 3}, {0}};
        line.used = uint8_slice_of(line.buffer, 16);
        kept = line;
        uint8_slice_fill(kept.used, 1);
    }
    //+ kept.used = uint8_slice_of(kept.buffer, 16);
    uint8_slice_fill(kept.used, 2); //~ borrow-expired
}
