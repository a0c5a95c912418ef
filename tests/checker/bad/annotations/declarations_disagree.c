/* The first declaration says that it borrows, the second that it claims. Calls between the two are
 * checked by the first. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void finish(struct item *item); //-
//+ static void finish(struct item *item OWN CLAIMS);

static void work(struct item *item OWN CLAIMS)
{
    finish(item);
}

static void finish(struct item *item OWN CLAIMS) //~ annotation
{
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        work(item);
}
