/* The compiler works out fields in the order of the struct: the check that the second name stands for comes last. */
#include "memory.component.h"

struct pair {
    uint8_t first, second;
};

static uint8_t g_bytes[4];

static uint8_t test(uint8_t *few COUNT(4), uint64_t i)
{
    struct pair pair = {.second = g_bytes[i], .first = few[i] = 1}; //- //~ index
    //+ struct pair pair = {.first = g_bytes[i], .second = few[i] = 1};
    return pair.first + pair.second;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t few[4] = {0};
    g_bytes[0] = test(few, deed_now());
}
