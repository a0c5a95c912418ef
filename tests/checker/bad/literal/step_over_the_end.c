/* The text is stepped on, though its end may have been seen. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while (n < 8) { //-
    //+ while (n < 8 && *s != 0) {
        s++; //~ index
        n++;
    }
    return *s == 0 ? n : 8;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("abc") > 8)
        deed_fault(deed_reason_value);
}
