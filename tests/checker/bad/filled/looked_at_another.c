/* The test is of the neighbour. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct pair {
    struct item *one OWN;
    struct item *two OWN;
};

static void fill(struct pair *pair)
{
    PUT(pair->one, deed_take(sizeof(struct item)));
    PUT(pair->two, deed_take(sizeof(struct item)));
    if (pair->two == NULL)                              //-
                                                        //+ if (pair->one == NULL)
        PUT(pair->one, deed_take(sizeof(struct item))); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair == NULL)
        return;
    fill(pair);
    deed_drop(TAKE(pair->one));
    deed_drop(TAKE(pair->two));
    deed_drop(pair);
}
