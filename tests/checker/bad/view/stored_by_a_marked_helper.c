/* The callee says that it stores; the caller says nothing of its own parameter. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
    uint64_t at;
};

static void open(struct reader *r BORROWS(bytes), struct uint8_slice bytes)
{
    r->in = bytes;
    r->at = 0;
}

static void open_line(struct reader *r, uint8_t *line COUNT(n), uint64_t n)
{
    if (n > 2)
        open(r, uint8_slice_of(line, n));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader r = {{0}, 0};
    //+ uint8_t outer[8] = {0};
    {
        uint8_t line[8] = {0}; //-
        open_line(&r, line, 8); //-
        //+ open_line(&r, outer, 8);
    }
    AT(r.in.at, r.in.length, r.at) = 1; //~ borrow-expired
}
