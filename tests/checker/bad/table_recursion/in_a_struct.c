/* The function stands in a field of a table of structs. */
#include "memory.component.h"

struct state {
    uint32_t (*enter)(uint32_t n);
    uint32_t next;
};

static uint32_t run(uint32_t n);

static uint32_t idle(uint32_t n)
{
    return n;
}

static const struct state states[2] = {{idle, 1}, {run, 0}}; //- //~ recursion
//+ static const struct state states[2] = {{idle, 1}, {idle, 0}};

static uint32_t run(uint32_t n)
{
    return n == 0 ? 0 : states[n & 1].enter(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (run(5) > 5)
        deed_fault(deed_reason_value);
}
