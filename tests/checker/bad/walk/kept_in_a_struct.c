/* The pointer is kept where no count goes along. */
#include "memory.component.h"

struct cursor {
    const uint8_t *at;
    struct uint8_const_slice all;
};

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    struct cursor cursor = {.at = NULL};
    if (n > 0)
        cursor.at = p; //- //~ count
    //+ cursor.at = &p[0];
    const uint8_t *at = cursor.at;
    return at != NULL ? *at : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
