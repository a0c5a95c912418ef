/* The address of a part of what was passed by value: it ends with the function. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

static uint32_t *first(struct range range, struct range *other)
{
    if (range.to > other->to)
        return &other->from;
    return &range.from; //- //~ borrow-escape
    //+ return &other->to;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct range one = {1, 2, "one"}, two = {3, 4, "two"};
    *first(one, &two) = 7;
}
