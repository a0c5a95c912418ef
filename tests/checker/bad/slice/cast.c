/* A slice of bytes taken for one of words, of which there are as many. */
#include "memory.component.h"

static uint64_t last(struct uint8_slice *bytes)
{
    struct uint64_slice *words = (struct uint64_slice *)bytes; //- //~ cast
    //+ struct uint8_slice *words = bytes;
    return AT(words->at, words->length, words->length - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {1, 2, 3, 4};
    struct uint8_slice s = uint8_slice_of(few, 4);
    if (last(&s) == 0)
        deed_fault(deed_reason_value);
}
