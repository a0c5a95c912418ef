/* It is kept in a struct that borrows, where nobody looks whether it is there. */
#include "memory.component.h"

static uint8_t g_bytes[4];

struct reader {
    struct uint8_vector *from;
    struct uint8_const_slice name;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now();
    struct uint8_vector *v = uint8_vector_take(n);
    struct reader reader = {v, {0}};
    struct uint8_vector *same = reader.from;
    //+ if (v != NULL) {
    uint8_t *byte = &g_bytes[n >> 29]; //~ index
    *byte = same != NULL && same->length > n;
    //+ }
    deed_drop(v);
}
