/* A local struct without a tag is passed on before it has a value. */
#include "memory.component.h"

typedef struct {
    uint32_t low, high;
} range;

static uint32_t width(range r)
{
    return r.high - r.low;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    range r; //-
    //+ range r = {.low = 1};
    if (width(r) > 8) //~ uninitialised
        deed_fault(deed_reason_value);
}
