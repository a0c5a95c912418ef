/* More was asked for than memory has: there is no vector, and the number is as large as it was. */
#include "memory.component.h"

static uint8_t g_bytes[4];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t n = deed_now();
    struct uint8_vector *v = uint8_vector_take(n);
    if (v == NULL) { //-
    //+ if (v != NULL) {
        uint8_t *byte = &g_bytes[n >> 29]; //~ index
        *byte = 1;
    }
    deed_drop(v);
}
