/* A function of one's own under another name in the object file: the kernel's. */
#include "memory.component.h"

static void note(uint32_t value) __asm__("deed_fault"); //- //~ token
//+ static void note(uint32_t value);

static uint32_t g_value;

static void note(uint32_t value)
{
    g_value = value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    note(1);
}
