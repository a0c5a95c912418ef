/* A local of the loop's body, seen from the next round. */
#include "memory.component.h"

static uint32_t g_zero;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint32_t *previous = &g_zero;
    //+ uint32_t square = 0;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        sum += *previous; //~ borrow-expired
        //+ square = i * i;
        uint32_t square = i * i; //-
        previous = &square;
    }
    if (sum > 100)
        deed_fault(deed_reason_value);
}
