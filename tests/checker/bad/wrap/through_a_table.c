/* The function that takes a size is called through a table. */
#include "memory.component.h"

struct maker {
    uint64_t (*size)(uint64_t a, uint64_t b);
};

static uint64_t product(uint64_t a, uint64_t b)
{
    return a * b; //- //~ wrap
    //+ return deed_multiply_u64(a, b);
}

static uint64_t first(uint64_t a, uint64_t b)
{
    return b > 0 ? a : 0;
}

static const struct maker g_makers[2] = {{product}, {first}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t a = deed_heap_used();
    deed_drop(uint8_vector_take(g_makers[a & 1].size(a, deed_heap_budget())));
}
