/* A table without any function: nobody knows what a call of it would do. */
#include "memory.component.h"

//+ static uint32_t one(uint32_t n)
//+ {
//+     return n;
//+ }

static uint32_t (*const list[2])(uint32_t n) = {NULL, NULL}; //- //~ function-pointer
//+ static uint32_t (*const list[2])(uint32_t n) = {NULL, one};

static uint32_t use(uint32_t i)
{
    return list[i % 2] != NULL ? 2 : 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
