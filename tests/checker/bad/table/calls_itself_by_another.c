/* Two tables, and a circle of calls through both. */
#include "memory.component.h"

struct step {
    uint32_t (*run)(uint32_t n);
};

static uint32_t second(uint32_t n);
static uint32_t first(uint32_t n);

static const struct step firsts[] = {{first}};
static uint32_t (*const seconds[])(uint32_t n) = {second}; //~ recursion

static uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : seconds[0](n - 1);
}

static uint32_t second(uint32_t n)
{
    return n == 0 ? 0 : firsts[0].run(n - 1); //-
    //+ return n == 0 ? 0 : n - 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(5) + firsts[0].run(5) > 10)
        deed_fault(deed_reason_value);
}
