/* An address-taken local: the callee may or may not have written it. */
#include "memory.component.h"

static bool parse(char digit, uint32_t *value)
{
    if (digit < '0' || digit > '9')
        return false;
    *value = (uint32_t)(digit - '0');
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t value; //-
    //+ uint32_t value = 0;
    parse('x', &value);
    if (value > 9) //~ uninitialised
        deed_fault(deed_reason_value);
}
