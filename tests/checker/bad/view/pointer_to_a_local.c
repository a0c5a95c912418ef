/* A callee lets the view of its caller point to its own local. */
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

static void start(struct counter *counter)
{
    uint32_t length = 0;
    count(counter);
    counter->count = &length; //- //~ borrow-escape
    //+ counter->count = NULL;
    length++;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct counter counter = {deed_text(LITERAL("text")), NULL};
    start(&counter);
}
