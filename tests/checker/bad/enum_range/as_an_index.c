/* An enum of three constants as an index of three: the number in it may be any. */
#include "memory.component.h"

enum kind { kind_a, kind_b, kind_c };

static uint8_t g_count[3];

static void note(enum kind kind)
{
    uint8_t *count = &g_count[kind]; //- //~ index
    //+ uint8_t *count = &g_count[kind == kind_a ? 0 : 1];
    *count = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    note((enum kind)deed_now());
}
