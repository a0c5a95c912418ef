/* A struct of the component's own that looks like the SDK's vector. */
#include "memory.component.h"

struct my_vector {
    uint64_t length;
    uint8_t at[]; //- //~ type
    //+ uint8_t at[1];
};

static void cut(struct my_vector *v, uint64_t length)
{
    v->length = length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct my_vector *v = deed_take(sizeof(struct my_vector));
    if (v != NULL)
        cut(v, 1000);
    deed_drop(v);
}
