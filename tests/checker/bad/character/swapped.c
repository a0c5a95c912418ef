/* The constant on the left turns the comparison round. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while ('0' > *s) { //-
    //+ while ('0' <= *s) {
        s++; //~ index
        n++;
    }
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("text") > 100)
        deed_fault(deed_reason_value);
}
