/* A function that the SDK declares, declared again with a name of another. */
#include "memory.component.h"

static void sleep(uint64_t until) __asm__("heap_claim"); //- //~ token
//+ static void sleep(uint64_t until);

static void sleep(uint64_t until)
{
    deed_sleep_until(until);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    sleep(1);
}
