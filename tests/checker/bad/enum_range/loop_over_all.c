/* From the first constant to the last, and one too many. */
#include "memory.component.h"

enum kind { kind_a, kind_b, kind_c };

static uint8_t g_count[3];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t kind = kind_a; kind <= kind_c + 1; kind++) { //-
    //+ for (uint32_t kind = kind_a; kind <= kind_c; kind++) {
        uint8_t *count = &g_count[kind]; //~ index
        *count = 1;
    }
}
