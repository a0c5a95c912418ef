/* The typedef says lent, and the function takes over. */
#include "memory.component.h"

typedef void (*drop_fn)(struct uint8_vector *v); //-
//+ typedef void (*drop_fn)(struct uint8_vector *v OWN CLAIMS);

static void drop(struct uint8_vector *v OWN CLAIMS)
{
    deed_drop(v);
}

static const drop_fn drops[] = {drop}; //~ annotation

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(4);
    if (v == NULL)
        return;
    drops[0](v);
    deed_drop(v); //-
}
