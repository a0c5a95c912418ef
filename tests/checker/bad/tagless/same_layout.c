/* Two structs without a tag that look alike are two types: one owns what the other only counts. */
#include "memory.component.h"

typedef struct {
    uint64_t first;
    uint64_t second;
} numbers;

typedef struct {
    struct uint8_vector *first OWN;
    uint64_t second;
} owner;

static uint64_t sum(const numbers *n)
{
    return n->first + n->second;
}

static owner g_owner;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    numbers two = {1, 2};
    g_owner.second = sum(&two);
    if (sum((const numbers *)&g_owner) > 8) //- //~ cast
    //+ if (sum(&two) > 8)
        deed_fault(deed_reason_value);
}
