/* A borrow of a struct without a tag is dropped as if it were an owner. */
#include "memory.component.h"

typedef struct {
    uint32_t value;
} item;

static item *g_item OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item *borrowed = g_item; //-
    //+ item *borrowed = TAKE(g_item);
    if (borrowed != NULL)
        deed_drop(borrowed); //~ not-owned
}
