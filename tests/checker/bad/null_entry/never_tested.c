/* A row without a function is called. */
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

static uint32_t use(uint32_t i)
{
    const struct row *row = &AT(rows, 4, i);
    return row->run(1); //- //~ null
    //+ return row->run != NULL ? row->run(1) : row->uses;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
