/* In the second round the pointer leads to another view, and that is the one that is read. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(8);
    if (v == NULL)
        return;
    struct reader first = {{0}}, second = {{0}};
    struct reader *next = &first;
    for (uint32_t i = 0; i < 2; i++) {
        next->in = uint8_vector_slice(v);
        next = &second;
    }
    deed_drop(v); //-
    AT(second.in.at, second.in.length, 0) = 1; //~ borrow-expired
    //+ deed_drop(v);
}
