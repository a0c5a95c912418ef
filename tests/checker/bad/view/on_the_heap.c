/* A view in memory that outlives the function. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader *reader = deed_take(sizeof(struct reader)); //- //~ borrow-escape
    //+ struct uint8_vector *reader = uint8_vector_take(9);
    deed_drop(reader);
}
