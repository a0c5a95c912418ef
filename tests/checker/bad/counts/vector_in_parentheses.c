/* The compiler looks for the member right under the index; parentheses in between, and it checks
 * nothing. */
#include "memory.component.h"

static void set(struct uint8_vector *v, uint64_t i)
{
    (v->at)[i] = 3; //- //~ index
    //+ v->at[i] = 3;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(4);
    if (v != NULL)
        set(v, deed_now());
    deed_drop(v);
}
