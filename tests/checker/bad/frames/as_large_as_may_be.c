/* Frames of 800 bytes, one for each turn: close to the largest that there may be. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t numbers[200] = {n};
    for (uint32_t i = 1; i < 200; i++)
        numbers[i] = numbers[i - 1] + n;
    return numbers[n % 200];
}

static uint32_t deeper(uint32_t n);

static uint32_t deep(uint32_t n)
{
    return deeper(sum(n)); //~ recursion
}

static uint32_t deeper(uint32_t n)
{
    return n > 5 ? deep(n - 1) : n; //-
    //+ return n > 5 ? 5 : n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (deep((uint32_t)deed_now()) == 7)
        deed_fault(deed_reason_value);
}
