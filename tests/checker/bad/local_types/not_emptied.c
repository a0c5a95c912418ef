/* The owner in a struct of the function is dropped with its object. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct holder {
        struct uint8_vector *bytes OWN;
    };
    struct holder *holder = deed_take(sizeof(struct holder));
    if (holder == NULL)
        return;
    struct uint8_vector *bytes = uint8_vector_take(4);
    PUT(holder->bytes, bytes);
    //+ deed_drop(TAKE(holder->bytes));
    deed_drop(holder); //~ drop-full
}
