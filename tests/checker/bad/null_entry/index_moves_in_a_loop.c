/* What the first round tested is called in the next one, too. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

struct row {
    uint32_t (*run)(uint32_t n);
    uint32_t uses;
};

static const struct row rows[] = {{one, 1}, {NULL, 2}, {one, 3}, {.uses = 4}};

static uint32_t use(uint32_t n)
{
    uint32_t sum = n;
    bool is_tested = false;
    for (uint32_t i = 0; i < 4; i++) {
        if (!is_tested && rows[i].run == NULL) //-
        //+ if (rows[i].run == NULL)
            return sum;
        is_tested = true;
        sum += rows[i].run(n); //- //~ null
        //+ sum += rows[i].run(n);
    }
    return sum + is_tested;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
