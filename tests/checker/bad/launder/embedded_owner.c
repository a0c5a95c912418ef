/* An owner inside a struct inside a struct: one copy of the outer one copies it along. */
#include "memory.component.h"

struct page {
    struct uint8_vector *content OWN;
    uint64_t number;
};

struct frame {
    struct page page; //- //~ type
    //+ struct page *page OWN;
    uint64_t used;
};

static uint64_t g_size = sizeof(struct frame);

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_size > 1000)
        deed_fault(deed_reason_value);
}
