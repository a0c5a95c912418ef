/* The function takes over, the table lends: the caller would drop it once more. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item OWN CLAIMS)
{
    deed_drop(item);
}

static void (*const ends[])(struct item *item) = {finish}; //- //~ annotation
//+ static void (*const ends[])(struct item *item OWN CLAIMS) = {finish};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    ends[0](item);
    deed_drop(item); //-
}
