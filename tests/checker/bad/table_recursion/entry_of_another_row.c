/* The row is another one, the field the same: it calls all that stand in that field. */
#include "memory.component.h"

struct state {
    uint32_t (*enter)(uint32_t n);
    uint32_t (*leave)(uint32_t n);
};

static uint32_t one(uint32_t n);
static uint32_t two(uint32_t n)
{
    return n;
}

static const struct state first[1] = {{one, two}}; //- //~ recursion
//+ static const struct state first[1] = {{two, two}};
static const struct state second[1] = {{two, two}};

static uint32_t one(uint32_t n)
{
    return second[0].enter(n);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (one(5) + first[0].leave(2) > 7)
        deed_fault(deed_reason_value);
}
