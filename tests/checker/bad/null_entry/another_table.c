/* Another table of the same field has a row without a function, and the call may be of either. */
#include "memory.component.h"

static uint32_t one(uint32_t n)
{
    return n + 1;
}

struct row {
    uint32_t (*run)(uint32_t n);
    uint32_t uses;
};

static const struct row rows[] = {{one, 1}, {one, 2}};
static const struct row more[] = {{NULL, 1}, {one, 2}};

static uint32_t call(const struct row *row)
{
    return row->run(row->uses); //- //~ null
    //+ return row->run != NULL ? row->run(row->uses) : 1;
}

static uint32_t use(uint32_t i)
{
    return call(&AT(rows, 2, i % 2)) + call(&AT(more, 2, i % 2));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (use((uint32_t)deed_now() % 4) == 0)
        deed_fault(deed_reason_value);
}
