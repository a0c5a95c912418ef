/* 400-byte frames in a deep chain: each is below the limit of a frame, and there is no such thing as
 * a chain without an end. */
#include "memory.component.h"

static uint32_t g_depth;

static uint32_t third(uint32_t level);

static uint32_t first(uint32_t level)
{
    uint8_t bytes[400] = {0};
    bytes[level % 400] = 1;
    return third(level) + bytes[0]; //~ recursion
}

static uint32_t third(uint32_t level)
{
    uint8_t bytes[400] = {0};
    bytes[level % 400] = 2;
    g_depth++;
    if (level > 100000)
        return bytes[1];
    return first(level + 1) + bytes[0]; //-
    //+ return bytes[0];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(0) == 7)
        deed_fault(deed_reason_value);
}
