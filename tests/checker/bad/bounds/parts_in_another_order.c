/* And with structs in structs. */
#include "memory.component.h"

struct part {
    uint32_t a, b;
};

struct whole {
    struct part one;
    uint32_t two;
};

static uint32_t g_numbers[4];

static uint32_t test(const uint32_t *few COUNT(4), uint64_t i)
{
    struct whole whole = {
        .two = g_numbers[i],        //-
        //+ .two = g_numbers[i & 3],
        .one = {.b = 1, .a = few[i]}, //- //~ index
        //+ .one = {.b = 1, .a = few[i & 3]},
    };
    return whole.one.a + whole.two;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t few[4] = {0};
    g_numbers[0] = test(few, deed_now());
}
