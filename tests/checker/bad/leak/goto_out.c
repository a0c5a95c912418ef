/* A goto past the clean-up of the object that was taken last. */
#include "memory.component.h"

static bool build(void)
{
    bool fine = false;
    struct uint8_vector *a = uint8_vector_take(1);
    struct uint8_vector *b = NULL;
    if (a == NULL)
        goto out;
    b = uint8_vector_take(2);
    if (b == NULL)
        goto drop_a;
    fine = b->at[1] == 0;
    if (!fine)
        goto drop_a; //-
        //+ goto drop_b;
    //+ drop_b:
    deed_drop(b);
    //+ b = NULL;
drop_a: //~ join
    deed_drop(a);
out:
    return fine;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (!build())
        deed_fault(deed_reason_value);
}
