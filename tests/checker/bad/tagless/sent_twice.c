/* Given away under the name of a second pointer, and used under the first. */
#include "memory.component.h"

typedef struct {
    uint32_t value;
} item;

static void consume(item *one OWN CLAIMS)
{
    deed_drop(one);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item *one = deed_take(sizeof(*one));
    if (one == NULL)
        return;
    item *other = one;
    consume(other);
    if (one->value > 8) //- //~ use-after-move
        deed_fault(deed_reason_value); //-
}
