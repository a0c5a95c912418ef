/* A pointer in a view to a number whose block has ended. */
#include "memory.component.h"

struct counter {
    struct uint8_const_slice in;
    uint32_t *count;
};

static void count(struct counter *counter)
{
    uint32_t *count = counter->count;
    if (count != NULL)
        *count += (uint32_t)counter->in.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct counter counter = {deed_text(LITERAL("text")), NULL};
    {
        uint32_t length = 0;
        counter.count = &length;
        count(&counter);
    }
    //+ struct counter other = {deed_text(LITERAL("text")), NULL};
    //+ counter = other;
    count(&counter); //~ borrow-expired
}
