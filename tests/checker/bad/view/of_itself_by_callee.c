/* The same, and a callee laid the slice over the buffer. */
#include "memory.component.h"

struct line {
    uint8_t buffer[16];
    struct uint8_slice used;
};

static void line_start(struct line *line)
{
    line->used = uint8_slice_first(uint8_slice_of(line->buffer, 16), 4);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_slice kept = {0};
    struct line outer = {{0}, {0}};
    {
        struct line line = {{1, 2, 3}, {0}};
        line_start(&line);
        kept = line.used;
        uint8_slice_fill(kept, 1);
    }
    line_start(&outer);
    //+ kept = outer.used;
    uint8_slice_fill(kept, 2); //~ borrow-expired
}
