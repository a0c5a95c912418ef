/* The address of a part is taken, and what is there is read, before anything is written. */
#include "memory.component.h"

struct range {
    uint32_t low, high;
};

static bool is_large(const uint32_t *number)
{
    return *number > 9;
}

static void order(struct range *range)
{
    if (is_large(&range->low))
        range->high = 9;
    range->low = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range range; //-
    //+ struct range range = {0, 0};
    order(&range); //~ uninitialised
    if (range.low > 4)
        deed_fault(deed_reason_value);
}
